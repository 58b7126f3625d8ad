"""The first page of a case: where it stands, what is next, whom it is about."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import NewReopening, close, reopen
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState
from wayhome.cases.domain.events import ClosingHindered
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CaseEvent, CaseState, CloseReason, ReopenReason
from wayhome.cases.queries.danger import danger_page
from wayhome.intake.domain.kinds import LodgerKind
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.cases.beside import sites_of_case
from wayhome.web.casework.cases.danger_forms import urgency_row
from wayhome.web.casework.cases.forms import (
    AssignForm,
    CaseForm,
    CloseForm,
    MilestoneForm,
    PlanForm,
    ReopenForm,
)
from wayhome.web.casework.cases.sight import EventLine, Sight, case_response, look
from wayhome.web.casework.cases.submit import Submission, seen_version, submit
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.matches.looking import Look, look_for


@require_GET
def overview(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The overview with its forms as they stand."""
    return draw(request, look(request, case_id))


@require_POST
def plan_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Set next step, day and risk."""
    actor = desk_actor(request)
    form = PlanForm(request.POST, version=0)

    def act() -> None:
        given = form.cleaned_data
        wanted = Plan(NextStep(given["next_step"]), given["due_on"], Risk(given["risk"]))
        plan(case=case_id, plan=wanted, by=actor, version=seen_version(form))

    return submit(
        request, case_id, Submission(form, act, draw, _("The next step is set."), "desk:case")
    )


@require_POST
def assign_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give the case to somebody."""
    actor = desk_actor(request)
    form = AssignForm(request.POST, people=office(actor), version=0)

    def act() -> None:
        user, team = form.cleaned_data["user"], form.cleaned_data["team"]
        owner = Owner(user=UUID(user) if user else None, team=UUID(team) if team else None)
        assign(case=case_id, owner=owner, by=actor, version=seen_version(form))

    return submit(
        request, case_id, Submission(form, act, draw, _("The case is assigned."), "desk:case")
    )


@require_POST
def take_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take a case of the own team."""
    actor = desk_actor(request)
    form = CaseForm(request.POST, version=0)
    team = look(request, case_id).case.row.team

    def act() -> None:
        owner = Owner(user=actor.user, team=team)
        assign(case=case_id, owner=owner, by=actor, version=seen_version(form))

    return submit(
        request, case_id, Submission(form, act, draw, _("The case is yours."), "desk:case")
    )


@require_POST
def reach_milestone(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Move the case on; its lodgers see it."""
    actor = desk_actor(request)
    form = MilestoneForm(request.POST, version=0)
    if form.is_valid() and form.cleaned_data["milestone"] not in Milestone.values:
        form.add_error(None, _("Choose one of the milestones."))

    def act() -> None:
        milestone = Milestone(form.cleaned_data["milestone"])
        reach(case=case_id, milestone=milestone, by=actor, version=seen_version(form))

    done = _("The milestone is reached, and the lodgers can see it.")
    return submit(request, case_id, Submission(form, act, draw, done, "desk:case"))


@require_POST
def close_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close the case."""
    actor = desk_actor(request)
    form = CloseForm(request.POST, version=0)

    def act() -> None:
        reason = CloseReason(form.cleaned_data["reason"])
        close(case=case_id, reason=reason, by=actor, version=seen_version(form))

    sent = Submission(form, act, draw, _("The case is closed."), "desk:case")
    try:
        return submit(request, case_id, sent)
    except ClosingHindered:
        chosen = {name: str(form.cleaned_data[name]) for name in ("reason", "version")}
        return redirect(with_query(reverse("desk:case_hindered", args=[case_id]), chosen))


@require_POST
def reopen_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the case again."""
    actor = desk_actor(request)
    form = ReopenForm(request.POST, version=0)

    def act() -> None:
        why = NewReopening(ReopenReason(form.cleaned_data["reason"]), form.cleaned_data["words"])
        reopen(case=case_id, why=why, by=actor, version=seen_version(form))

    return submit(
        request, case_id, Submission(form, act, draw, _("The case is open again."), "desk:case")
    )


def draw(
    request: HttpRequest,
    sight: Sight,
    sent: Form | None = None,
    *,
    status: int = 200,
    changed: tuple[EventLine, ...] = (),
) -> HttpResponse:
    """The overview; a form that was sent stands there as it was typed."""
    forms = _forms(sight)
    if sent is not None:
        forms[_NAMES[type(sent)]] = sent
    found = danger_page(sight.actor, sight.case.row.id)
    context = {
        **forms,
        "urgent": urgency_row(found.asked),
        "may_take_danger": found.state is DangerState.WAITING and DangerEvent.TAKE in found.events,
        "sent": sent,
        "changed": changed,
        "milestones": _milestones(sight),
        "may_erase": sight.case.row.state is CaseState.CLOSED
        and can(sight.actor, Permission.ERASURE_PROPOSE, sight.case.target),
        "complaints": _complaints(sight),
        "may_assign": CaseEvent.ASSIGN in sight.case.events and _assigns(sight),
        "may_take": CaseEvent.ASSIGN in sight.case.events and not _assigns(sight),
        "result_tone": words.RESULT_TONES[sight.case.assessment.result]
        if sight.case.assessment
        else "",
        "latest": sight.events()[:5],
        "sites": sites_of_case(sight.actor, sight.case),
        "looks": _looks(sight),
        "may_describe": not sight.case.row.erased_at and can(sight.actor, Permission.SITE_JUDGE),
    }
    return case_response(request, sight, template="overview", context=context, status=status)


def _looks(sight: Sight) -> list[Look]:
    """The button to look for matches of each person again, for who may ask."""
    row = sight.case.row
    told = [look_for(sight.actor, p.cluster, page="case", at=row.id) for p in sight.case.persons]
    return [look for look in told if look]


_NAMES: dict[type[Form], str] = {
    PlanForm: "plan",
    AssignForm: "assign",
    MilestoneForm: "milestone",
    CloseForm: "close",
    ReopenForm: "reopen",
    CaseForm: "bare",
}


def _forms(sight: Sight) -> dict[str, Any]:
    """The forms as they stand before anything was typed."""
    row, version = sight.case.row, sight.version
    return {
        "plan": PlanForm(
            version=version,
            initial={"next_step": row.next_step, "due_on": row.due_on, "risk": row.risk},
        ),
        "assign": AssignForm(
            people=sight.people,
            version=version,
            initial={"user": str(row.assignee or ""), "team": str(row.team or "")},
        ),
        "milestone": MilestoneForm(version=version),
        "close": CloseForm(version=version),
        "reopen": ReopenForm(version=version),
        "bare": CaseForm(version=version),
    }


def _assigns(sight: Sight) -> bool:
    """Whether the actor gives cases to others, and does not only take them."""
    return can(sight.actor, Permission.CASE_ASSIGN)


def _milestones(sight: Sight) -> list[dict[str, Any]]:
    """All milestones with when they were reached and whether they can be reached now."""
    when = {step.code: step.at for step in sight.case.steps if step.kind == "milestone"}
    return [
        {
            "code": milestone,
            "label": words.stage(milestone),
            "at": when.get(milestone.value),
            "can_reach": milestone in sight.case.next_milestones
            and CaseEvent.REACH in sight.case.events,
        }
        for milestone in Milestone
        if milestone not in {Milestone.RECEIVED, Milestone.CLOSED}
    ]


def _complaints(sight: Sight) -> list[dict[str, Any]]:
    """The complaints of the case in words."""
    return [
        {
            "row": row,
            "lodger": LodgerKind(row.lodger_kind).label,
            "place": words.place(row.last_country, row.last_province),
            "reasons": words.reason_tags(row.reasons),
        }
        for row in sight.case.complaints
    ]
