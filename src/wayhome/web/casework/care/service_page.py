"""Services given to the persons of a case."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.care.actions.record_service import NewService, move_service, record_service
from wayhome.care.actions.working import Whom
from wayhome.care.domain.services import SERVICE_MOVES, ServiceEvent, ServiceKind, ServiceState
from wayhome.care.queries.providers import ProviderFilter, providers
from wayhome.care.queries.words import CareWords
from wayhome.web.casework.care.filled import CaseCarePage, Filled
from wayhome.web.casework.care.forms import ServiceForm, ServiceMoveForm
from wayhome.web.casework.care.plan_page import of_row
from wayhome.web.casework.care.sight import CareSight, care_response, care_sight
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

_TONES = {
    ServiceState.PLANNED: Tone.PLAIN,
    ServiceState.UNDER_WAY: Tone.CARE,
    ServiceState.DONE: Tone.GOOD,
    ServiceState.STOPPED: Tone.QUIET,
}
_EVENTS = {
    ServiceEvent.BEGIN: _("It has begun"),
    ServiceEvent.COMPLETE: _("It is completed"),
    ServiceEvent.STOP: _("It was stopped"),
}


@require_GET
def services(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The services, and the form for the next."""
    return draw(request, care_sight(request, case_id))


@require_POST
def record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down a service."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    known = providers(actor, ProviderFilter())
    form = ServiceForm(request.POST, people=seen.people, providers=known)

    def act() -> None:
        given = form.cleaned_data
        new = NewService(
            id=given["id"],
            whom=Whom(case_id, form.whom),
            kind=ServiceKind(given["kind"]),
            provider=UUID(given["provider"]) if given["provider"] else None,
            from_on=given["from_on"],
            note=given["note"],
        )
        record_service(new, by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The service is written down.")))


@require_POST
def move(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Move a service on."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ServiceMoveForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        event = ServiceEvent(given["event"])
        move_service(given["row"], event, case=case_id, on_day=given["on_day"], by=actor)

    return _PAGE.send(request, seen, Filled(form, act, _("The service is written down.")))


def draw(
    request: HttpRequest, seen: CareSight, sent: Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The services, newest first."""
    rows = [
        {
            "line": line,
            "person": seen.name(line.person),
            "tone": _TONES[line.state],
            "note": seen.sealed(CareWords.SERVICE, line.id) if line.has_note else None,
            "events": [
                (event.value, _EVENTS[event])
                for state, event in SERVICE_MOVES
                if state is line.state
            ],
            "form": of_row(sent, ServiceMoveForm(row=line.id), line.id),
        }
        for line in seen.care.services
    ]
    fresh = ServiceForm(people=seen.people, providers=providers(seen.sight.actor, ProviderFilter()))
    form = sent if isinstance(sent, ServiceForm) else fresh
    context = {"rows": rows, "form": form, "sent": sent}
    return care_response(request, seen, here="services", context=context, status=status)


_PAGE = CaseCarePage("services", draw)
