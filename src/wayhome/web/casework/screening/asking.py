"""Hold a name against the lists: typed, named in a source, or opened from a complaint on request."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.cases.policy import assigned_to
from wayhome.intake.queries.complaint import complaint
from wayhome.record.queries.sources import source
from wayhome.screening.actions.note_screening import ListsNotReady, Screened
from wayhome.screening.actions.screen import NameNotInSource, screen, screen_source
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.domain.sought import NameMissing
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.screening.forms import OnceForm, ScreenForm

_INVALID, _CONFLICT = 422, 409
_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """A name that an officer types."""
    actor = desk_actor(request)
    require(actor, Permission.SCREENING_RUN)
    if request.method != "POST":
        return _page(request, ScreenForm(actor=actor))
    form = ScreenForm(request.POST, actor=actor)
    status = _INVALID
    if form.is_valid():
        done = _done(form, lambda: screen(form.asked, by=actor))
        if isinstance(done, Screened):
            return _shown(request, done)
        status = done
    return _page(request, form, status=status)


@require_http_methods(_METHODS)
def ask_source(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Somebody whom a public source names: the name must stand in its text."""
    actor = desk_actor(request)
    require(actor, Permission.SCREENING_RUN)
    found = source(actor, source_id)
    if request.method != "POST":
        return _page(request, ScreenForm(actor=actor), source=found)
    form = ScreenForm(request.POST, actor=actor)
    status = _INVALID
    if form.is_valid():
        done = _done(form, lambda: screen_source(form.asked, source_id=source_id, by=actor))
        if isinstance(done, Screened):
            return _shown(request, done)
        status = done
    return _page(request, form, source=found, status=status)


@require_http_methods(_METHODS)
def ask_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The person of a complaint: nothing is shown, and only who may ask for it can."""
    actor = desk_actor(request)
    require(actor, Permission.SCREENING_PERSON)
    assigned = assigned_to(actor, complaint_id)
    row = complaint(actor, complaint_id, assigned=assigned)
    form = OnceForm(request.POST if request.method == "POST" else None, actor=actor)
    status = 200
    if request.method == "POST":
        status = _INVALID
        if form.is_valid():
            asked = PersonAsked(form.screening, complaint_id, form.chosen, assigned)
            done = _done(form, lambda: screen_complaint(asked, by=actor))
            if isinstance(done, Screened):
                return _shown(request, done)
            status = done
    context = {"form": form, "row": row}
    return page(request, "screening/complaint.html", context, here="desk:screenings", status=status)


def _done(form: Form, run: Callable[[], Screened]) -> Screened | int:
    """The screening; or the status of a page whose form says why there is none."""
    first = "name" if "name" in form.fields else None
    try:
        return run()
    except NameMissing:
        told = _("Write a name of at least two letters.")
        form.add_error(first, told if first else _("The complaint gives no name to screen."))
    except NameNotInSource as refused:
        words = _("“%(name)s” does not stand in the text of this source. Copy it from there.")
        form.add_error(first, words % {"name": refused})
    except ListsNotReady:
        form.add_error(
            None,
            _(
                "There is no list to hold it against, or the lists must be made findable again"
                " after an upgrade. Ask whoever runs this service to do what “wayhome screening”"
                " says."
            ),
        )
        return _CONFLICT
    return _INVALID


def _shown(request: HttpRequest, done: Screened) -> HttpResponse:
    """On to the screening, with what came of it."""
    if done.hits:
        words = ngettext(
            "Screened: %(hits)d entry comes near the name. It is a hint, no more.",
            "Screened: %(hits)d entries come near the name. They are hints, no more.",
            done.hits,
        )
        messages.success(request, words % {"hits": done.hits})
    else:
        messages.success(request, _("Screened: no entry comes near the name."))
    return redirect("desk:screening", done.id)


def _page(
    request: HttpRequest, form: ScreenForm, *, source: object = None, status: int = 200
) -> HttpResponse:
    """The form of a name."""
    context = {"form": form, "source": source}
    return page(request, "screening/ask.html", context, here="desk:screenings", status=status)
