"""Note an event of a proceeding, correct one, and take one back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.policy import NotFound
from wayhome.justice.actions.note_proceeding import note_event, take_back
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.domain.proceedings import ProceedingState, events_after
from wayhome.justice.queries.alleged import alleged_person
from wayhome.justice.queries.proceedings import EventRow, proceedings_of
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, case_response
from wayhome.web.casework.justice import words
from wayhome.web.casework.justice.adding import worked_on
from wayhome.web.casework.justice.event_form import EventForm, TakeBackForm
from wayhome.web.casework.justice.sending import Sent, seen, send

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def note(request: HttpRequest, case_id: UUID, alleged_id: UUID) -> HttpResponse:
    """Something happened."""
    return _event(request, OfCase(case_id, alleged_id), line_id=None)


@require_http_methods(_METHODS)
def correct(
    request: HttpRequest, case_id: UUID, alleged_id: UUID, *, line_id: UUID
) -> HttpResponse:
    """An entry was wrong: another one stands for it."""
    return _event(request, OfCase(case_id, alleged_id), line_id=line_id)


@require_POST
def undo(request: HttpRequest, case_id: UUID, alleged_id: UUID, *, line_id: UUID) -> HttpResponse:
    """An entry should not be there at all."""
    sight = worked_on(request, case_id)
    alleged_person(sight.actor, case_id, alleged_id)
    before = _line(sight, OfCase(case_id, alleged_id), line_id)
    form = TakeBackForm(request.POST, version=0)

    def act() -> None:
        on = OfCase(case_id, alleged_id, seen(form))
        take_back(on=on, line=line_id, by=sight.actor)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        entry = EventForm(version=sight.version, before=before)
        return _draw(
            request, sight, entry, refused=form, on=OfCase(case_id, alleged_id), line=before, **more
        )

    back = reverse("desk:case_alleged", args=[case_id, alleged_id])
    return send(request, case_id, Sent(form, act, show, _("The entry is taken back."), back))


def _event(request: HttpRequest, on: OfCase, *, line_id: UUID | None) -> HttpResponse:
    """The form on an event: noted anew, or standing for another entry."""
    sight = worked_on(request, on.case)
    alleged_person(sight.actor, on.case, on.alleged)
    before = _line(sight, on, line_id) if line_id else None

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        return _draw(request, sight, form, on=on, line=before, **more)

    if request.method != "POST":
        return show(sight, EventForm(version=sight.version, before=before))
    form = EventForm(request.POST, version=0)

    def act() -> None:
        seen_on = OfCase(on.case, on.alleged, seen(form))
        note_event(on=seen_on, told=form.told, by=sight.actor, corrects=line_id)

    back = reverse("desk:case_alleged", args=[on.case, on.alleged])
    return send(request, on.case, Sent(form, act, show, _("The entry is noted."), back))


def _line(sight: Sight, on: OfCase, line_id: UUID) -> EventRow:
    """An entry of the proceeding. Raises NotFound."""
    view = proceedings_of(sight.actor, on.case).get(on.alleged)
    for line in view.lines if view else ():
        if line.id == line_id and line.event is not None:
            return line
    raise NotFound


def _draw(request: HttpRequest, sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
    """The form, with what can follow now."""
    on, line = more["on"], more["line"]
    view = proceedings_of(sight.actor, on.case).get(on.alleged)
    state = view.state if view else ProceedingState.NONE
    context = {
        "form": form,
        "refused": more.get("refused"),
        "row": alleged_person(sight.actor, on.case, on.alleged),
        "standing": words.standing(view),
        "next": [event.label for event in events_after(state)],
        "entry": line,
        "title": line.event.label if line else "",
        "when": words.when(line.when) if line else "",
        "changed": more.get("changed", ()),
    }
    status = more.get("status", 200)
    return case_response(request, sight, template="justice_event", context=context, status=status)
