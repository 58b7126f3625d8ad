"""Stays of the persons of a case in shelters; where a shelter stands is opened for a purpose."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.care.actions.keep_beds import NewStay, arrive, book_stay, cancel_stay, leave
from wayhome.care.actions.working import Whom
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.services import ServiceKind
from wayhome.care.domain.stays import LeaveReason, StayEvent, StayState
from wayhome.care.policy import STEERS
from wayhome.care.queries.approvals import approvals_of, steps_to_approve
from wayhome.care.queries.care_page import StayLine
from wayhome.care.queries.providers import (
    OpenedPart,
    ProviderFilter,
    ProviderLine,
    SealedPart,
    open_provider,
    providers,
)
from wayhome.kernel.actor import Actor
from wayhome.web.casework.care.filled import CaseCarePage, Filled
from wayhome.web.casework.care.forms import ApprovalForm, StayForm, StayMoveForm
from wayhome.web.casework.care.place_form import PlaceForm
from wayhome.web.casework.care.plan_page import of_row
from wayhome.web.casework.care.sight import CareSight, care_response, care_sight
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

_TONES = {
    StayState.BOOKED: Tone.PLAIN,
    StayState.IN: Tone.CARE,
    StayState.OUT: Tone.GOOD,
    StayState.CANCELLED: Tone.QUIET,
}


@require_GET
def stays(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The stays, and the form for the next."""
    return draw(request, care_sight(request, case_id))


@require_POST
def book(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep a bed."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = StayForm(request.POST, people=seen.people, shelters=_shelters(actor))

    def act() -> None:
        given = form.cleaned_data
        new = NewStay(
            id=given["id"],
            whom=Whom(case_id, form.whom),
            provider=UUID(given["provider"]),
            arrives_on=given["arrives_on"],
            leaves_on=given["leaves_on"],
        )
        book_stay(new, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The stay is written down.")))


@require_POST
def move(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Arrive, leave, or give the bed back."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = StayMoveForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        stay, day = given["row"], given["on_day"]
        match StayEvent(given["event"]):
            case StayEvent.ARRIVE:
                arrive(stay, day, case=case_id, by=actor)
            case StayEvent.LEAVE:
                leave(stay, day, LeaveReason(given["left_for"]), case=case_id, by=actor)
            case StayEvent.CANCEL:
                cancel_stay(stay, case=case_id, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The stay is written down.")))


@require_POST
def open_place(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open where a shelter stands, or whom to ring there, for a purpose."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = PlaceForm(request.POST, purposes=seen.sight.case.target, actor=actor)
    if not form.is_valid():
        return draw(request, seen, form, status=422)
    opened = open_provider(
        actor,
        form.cleaned_data["row"],
        SealedPart(form.cleaned_data["part"]),
        purpose=Purpose(form.cleaned_data["purpose"]),
        case=case_id,
    )
    return draw(request, seen, place=(form.cleaned_data["row"], opened))


def draw(
    request: HttpRequest,
    seen: CareSight,
    sent: Form | None = None,
    *,
    status: int = 200,
    place: tuple[UUID, OpenedPart] | None = None,
) -> HttpResponse:
    """The stays, newest first."""
    actor = seen.sight.actor
    asks = ApprovalStep.STAY in steps_to_approve(actor)
    approved = {
        each.subject: each.verdict
        for each in reversed(approvals_of(actor, seen.case))
        if each.step is ApprovalStep.STAY
    }
    rows = [
        _row(seen, line, sent, waits=asks and approved.get(line.id) != Verdict.APPROVED)
        for line in seen.care.stays
    ]
    fresh = StayForm(people=seen.people, shelters=_shelters(actor))
    context = {
        "rows": rows,
        "form": sent if isinstance(sent, StayForm) else fresh,
        "sent": sent,
        "place": place,
        "place_form": PlaceForm(purposes=seen.sight.case.target, actor=actor),
        "may_approve": seen.may and can(actor, STEERS, Target(agency=actor.agency)),
        "waiting": [each for each in seen.care.persons if each.before_stay],
        "nights": sum(line.nights for line in seen.care.stays),
    }
    return care_response(request, seen, here="stays", context=context, status=status)


def _row(seen: CareSight, line: StayLine, sent: Form | None, *, waits: bool) -> dict[str, Any]:
    """One stay as the page shows it."""
    return {
        "line": line,
        "person": seen.name(line.person),
        "tone": _TONES[line.state],
        "form": of_row(sent, StayMoveForm(row=line.id), line.id),
        "waits": waits and line.state is StayState.BOOKED,
        "approval": of_row(sent, ApprovalForm(row=line.id, step=ApprovalStep.STAY), line.id),
    }


def _shelters(actor: Actor) -> tuple[ProviderLine, ...]:
    """Shelters in use of which somebody said how many beds they have."""
    found = providers(actor, ProviderFilter(kind=ServiceKind.SHELTER))
    return tuple(each for each in found if each.capacity is not None)


_PAGE = CaseCarePage("stays", draw)
