"""The care plan of each person: objectives, actions, approvals, the end."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.care.actions.approve import NewApproval, approve
from wayhome.care.actions.move_action import ActionMove, move_action
from wayhome.care.actions.plan_care import (
    NewAction,
    NewObjective,
    add_action,
    add_objective,
    close_plan,
)
from wayhome.care.actions.working import Whom
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.plans import ActionEvent, ActionState, DropReason, PlanEnd
from wayhome.care.domain.services import ServiceKind
from wayhome.care.policy import STEERS
from wayhome.care.queries.plans import ActionLine, PlanLine, plans_of
from wayhome.care.queries.words import CareWords
from wayhome.web.casework.care.filled import CaseCarePage, Filled
from wayhome.web.casework.care.forms import (
    ActionForm,
    ActionMoveForm,
    ApprovalForm,
    ObjectiveForm,
    PlanEndForm,
    RowForm,
)
from wayhome.web.casework.care.sight import CareSight, care_response, care_sight
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

STATE_TONES = {
    ActionState.PROPOSED: Tone.PLAIN,
    ActionState.AGREED: Tone.CALM,
    ActionState.UNDER_WAY: Tone.CARE,
    ActionState.DONE: Tone.GOOD,
    ActionState.DROPPED: Tone.QUIET,
}
_EVENTS = {
    ActionEvent.AGREE: _("The person agrees"),
    ActionEvent.BEGIN: _("Begin"),
    ActionEvent.FINISH: _("Done"),
    ActionEvent.DROP: _("Drop"),
}


@require_GET
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The plans, with their words closed."""
    return draw(request, care_sight(request, case_id))


@require_POST
def objective(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add an objective."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ObjectiveForm(request.POST, people=seen.people)

    def act() -> None:
        given = form.cleaned_data
        whom, kind = Whom(case_id, form.whom), ServiceKind(given["kind"])
        add_objective(NewObjective(given["id"], whom, kind, given["text"]), by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The objective is added.")))


@require_POST
def action(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Propose an action."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ActionForm(request.POST, people=office(actor))

    def act() -> None:
        given = form.cleaned_data
        new = NewAction(
            id=given["id"],
            case=case_id,
            objective=given["row"],
            kind=ServiceKind(given["kind"]),
            text=given["text"],
            responsible=UUID(given["responsible"]) if given["responsible"] else None,
            due_on=given["due_on"],
        )
        add_action(new, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The action is proposed.")))


@require_POST
def move(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let something happen to an action."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ActionMoveForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        if given["event"] not in set(ActionEvent):
            raise MoveRefused
        reason = DropReason(given["reason"]) if given["reason"] else None
        move = ActionMove(case_id, given["row"], ActionEvent(given["event"]), reason)
        move_action(move, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("It is written down.")))


@require_POST
def end(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """End a plan."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = PlanEndForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        close_plan(given["row"], PlanEnd(given["end"]), case=case_id, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The plan is ended.")))


@require_POST
def approve_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Approve a plan or its end, a referral, a stay; go back to where it stands."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ApprovalForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        new = NewApproval(
            case=case_id,
            step=ApprovalStep(given["step"]),
            subject=given["row"],
            verdict=Verdict(given["verdict"]),
            words=given["words"],
        )
        approve(new, by=actor)

    here = {"referral": "referrals", "stay": "stays"}.get(str(form.data.get("step")), "plan")
    filled = Filled(form, act, _("Your word is written down."))
    return CaseCarePage(here, draw).send(request, seen, filled)


def draw(
    request: HttpRequest, seen: CareSight, sent: Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The plans; a form that was sent stands there as it was typed."""
    actor = seen.sight.actor
    context = {
        "plans": [_plan(seen, each, sent) for each in plans_of(actor, seen.case)],
        "form": sent if isinstance(sent, ObjectiveForm) else ObjectiveForm(people=seen.people),
        "sent": sent,
        "may_approve": seen.may and can(actor, STEERS, Target(agency=actor.agency)),
    }
    return care_response(request, seen, here="plan", context=context, status=status)


def _plan(seen: CareSight, line: PlanLine, sent: Form | None) -> dict[str, Any]:
    """One plan as the page shows it."""
    objectives: list[dict[str, Any]] = [
        {
            "line": each,
            "text": seen.sealed(CareWords.OBJECTIVE, each.id),
            "actions": [_action(seen, row, sent) for row in each.actions],
            "form": of_row(
                sent,
                ActionForm(people=seen.sight.people, row=each.id, kind=each.kind.value),
                each.id,
            ),
        }
        for each in line.objectives
    ]
    keys = [each["text"].key for each in objectives]
    keys += [row["text"].key for each in objectives for row in each["actions"]]
    step = ApprovalStep.CLOSING if line.is_ready_to_end else ApprovalStep.PLAN
    return {
        "line": line,
        "person": seen.name(line.person),
        "objectives": objectives,
        "keys": " ".join(keys),
        "is_closed": not any(each["text"].text for each in objectives),
        "end_form": of_row(sent, PlanEndForm(row=line.id), line.id),
        "waits": line.waits or (line.is_ready_to_end and line.waits_to_end),
        "approval": of_row(sent, ApprovalForm(row=line.id, step=step), line.id),
        "said": [_said(seen, each) for each in line.approvals],
    }


def _action(seen: CareSight, row: ActionLine, sent: Form | None) -> dict[str, Any]:
    """One action as the page shows it."""
    return {
        "line": row,
        "text": seen.sealed(CareWords.ACTION, row.id),
        "tone": STATE_TONES[row.state],
        "who": seen.sight.people.name(row.responsible),
        "events": [(event.value, _EVENTS[event]) for event in row.events if event != "drop"],
        "may_drop": ActionEvent.DROP in row.events,
        "drop": of_row(sent, ActionMoveForm(row=row.id), row.id),
    }


def _said(seen: CareSight, line: Any) -> dict[str, Any]:
    """One word of a supervisor as the page shows it."""
    return {
        "line": line,
        "who": seen.sight.people.name(line.by),
        "words": seen.sealed(CareWords.APPROVAL, line.id) if line.has_words else None,
    }


def of_row(sent: Form | None, fresh: RowForm, row: UUID) -> Form:
    """The form that was sent when it belongs to this row, a fresh one otherwise."""
    if type(sent) is type(fresh) and str(sent.data.get("row")) == str(row):
        return sent
    return fresh


_PAGE = CaseCarePage("plan", draw)
