"""Referrals of a case: draft, look at the preview, send, recall, stop, write down answers from outside."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.agency_names import AgencyName, agency_names
from wayhome.care.actions.draft_referral import NewReferral, draft_referral
from wayhome.care.actions.move_referral import ReferralMove, move_own
from wayhome.care.actions.send_referral import send_referral
from wayhome.care.actions.working import Whom
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.referrals import ReferralEvent, ReferralState, Urgency
from wayhome.care.domain.services import ServiceKind
from wayhome.care.policy import STEERS
from wayhome.care.queries.providers import ProviderFilter, providers
from wayhome.care.queries.referrals import ReferralLine, open_answer, preview, referrals_of
from wayhome.care.queries.words import CareWords
from wayhome.kernel.actor import Actor
from wayhome.web.casework.care.filled import CaseCarePage, Filled
from wayhome.web.casework.care.forms import ApprovalForm, RowForm
from wayhome.web.casework.care.plan_page import of_row
from wayhome.web.casework.care.referral_forms import ReferralForm, ReferralMoveForm
from wayhome.web.casework.care.referral_words import (
    STATE_TONES,
    agency_name,
    answer_by,
    happened,
    owner,
    reason,
)
from wayhome.web.casework.care.sight import CareSight, StepForm, care_response, care_sight
from wayhome.web.casework.frame import desk_actor


@require_GET
def referrals(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The referrals of the case, and the form for the next."""
    return draw(request, care_sight(request, case_id))


@require_POST
def write_draft(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a draft."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = _form(seen, actor, request.POST)

    def act() -> None:
        given = form.cleaned_data
        new = NewReferral(
            id=given["id"],
            whom=Whom(case_id, form.whom),
            kind=ServiceKind(given["kind"]),
            urgency=Urgency(given["urgency"]),
            groups=[FieldGroup(code) for code in given["groups"]],
            provider=form.provider,
            receiver=form.agency,
            words=given["words"],
            words_group=FieldGroup(given["words_group"]),
        )
        draft_referral(new, by=actor)

    done = _("The draft is written. Look at what it would carry, then send it.")
    return _PAGE.send(request, seen, Filled(form, act, done))


@require_POST
def send_one(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Send a draft."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = RowForm(request.POST)

    def act() -> None:
        send_referral(form.cleaned_data["row"], case=case_id, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The referral is sent.")))


@require_POST
def move(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Recall, stop sharing, or write down what a provider outside answered."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ReferralMoveForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        step = ReferralMove(given["row"], form.happening, form.chosen, given["words"])
        move_own(step, case=case_id, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("It is written down.")))


@require_POST
def open_words_of_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open what was written with one answer, for a purpose."""
    seen = care_sight(request, case_id)
    form = StepForm(request.POST, sight=seen.sight)
    if not form.is_valid():
        return draw(request, seen, form, status=422)
    given = form.cleaned_data
    purpose = Purpose(given["purpose"])
    words = open_answer(
        seen.sight.actor, case_id, referral=given["row"], step=given["part"], purpose=purpose
    )
    return draw(request, seen, said=(given["part"], words))


def draw(
    request: HttpRequest,
    seen: CareSight,
    sent: Form | None = None,
    *,
    status: int = 200,
    said: tuple[UUID, str] | None = None,
) -> HttpResponse:
    """The referrals, newest first; a form that was sent stands there as it was typed."""
    actor, names = seen.sight.actor, agency_names()
    form = sent if isinstance(sent, ReferralForm) else _form(seen, actor)
    context = {
        "rows": [
            _row(seen, line, sent, names=names, said=said)
            for line in referrals_of(actor, seen.case)
        ],
        "step_form": StepForm(sight=seen.sight),
        "step_href": reverse("desk:case_care_step", args=[seen.case]),
        "form": form,
        "sent": sent,
        "may_approve": seen.may and can(actor, STEERS, Target(agency=actor.agency)),
    }
    return care_response(request, seen, here="referrals", context=context, status=status)


def _form(seen: CareSight, actor: Actor, data: Any = None) -> ReferralForm:
    """The form with providers in use and the other agencies of this instance."""
    agencies = [each for each in agency_names().values() if each.id != actor.agency]
    known = providers(actor, ProviderFilter())
    return ReferralForm(data, people=seen.people, providers=known, agencies=agencies)


def _row(
    seen: CareSight,
    line: ReferralLine,
    sent: Form | None,
    *,
    names: Mapping[UUID, AgencyName],
    said: tuple[UUID, str] | None,
) -> dict[str, Any]:
    """One referral as the page shows it."""
    receiver = agency_name(names, line.receiver)
    is_draft = line.state is ReferralState.DRAFT
    shown = preview(seen.sight.actor, line) if is_draft and seen.may else ()
    return {
        "line": line,
        "person": seen.name(line.person),
        "to": line.provider_name or receiver,
        "agency": receiver,
        "tone": STATE_TONES[line.state],
        "reason": reason(line.state, line.reason),
        "answer_by": answer_by(line.state, line.urgency, line.sent_at),
        "owner": owner(line.owner, receiver or line.provider_name),
        "preview": shown,
        "may_send": is_draft and not line.waits and all(each.may_leave for each in shown),
        "words": seen.sealed(CareWords.REFERRAL, line.origin) if line.has_words else None,
        "moves": [
            (event, of_event(sent, line.id, event))
            for event in line.events
            if event is not ReferralEvent.SEND
        ],
        "approval": of_row(sent, ApprovalForm(row=line.id, step=ApprovalStep.REFERRAL), line.id),
        "steps": [
            happened(step, names=names, people=seen.sight.people, opened=said)
            for step in line.steps
        ],
    }


def of_event(sent: Form | None, row: UUID, event: ReferralEvent) -> Form:
    """The form that was sent when it belongs to this row and event, a fresh one otherwise."""
    fresh = ReferralMoveForm(row=row, event=event)
    found = of_row(sent, fresh, row)
    return found if found is fresh or found.data.get("event") == event.value else fresh


_PAGE = CaseCarePage("referrals", draw)
