"""One screening: closed with its codes and counts, or opened for a purpose; and once more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.access.queries.colleagues import office
from wayhome.kernel.actor import Actor
from wayhome.places.countries import country_name
from wayhome.screening.actions.note_screening import ListsNotReady
from wayhome.screening.actions.rescreen import (
    FollowedBefore,
    NameErased,
    NothingNew,
    rescreen,
)
from wayhome.screening.domain.origins import Origin
from wayhome.screening.policy import require_for
from wayhome.screening.queries.lists import version_names
from wayhome.screening.queries.opened import open_screening
from wayhome.screening.queries.screenings import ScreeningRow, screening
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.screening.words import birth_words, hit_line, screening_line

_INVALID, _CONFLICT = 422, 409


@require_safe
def show(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    """A screening without the name."""
    actor = desk_actor(request)
    row = screening(actor, screening_id)
    return closed(request, row)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    """The name and what came near; a second visit by address asks for the purpose again."""
    if request.method == "GET":
        return redirect("desk:screening", screening_id)
    actor = desk_actor(request)
    row = screening(actor, screening_id)
    require_for(actor, Permission.SCREENING_READ, row.origin)
    form = _purpose_form(actor, request.POST)
    if not form.is_valid():
        return closed(request, row, form=form, status=_INVALID)
    found = open_screening(actor, screening_id, purpose=form.chosen)
    sought = found.sought
    context = {
        **_frame(actor, row),
        "opened": found,
        "purpose": form.chosen,
        "born": birth_words(sought.birth) if sought else "",
        "nationality": country_name(sought.nationality) if sought and sought.nationality else "",
        "hits": [hit_line(hit) for hit in found.hits],
    }
    return page(request, "screening/opened.html", context, here="desk:screenings")


@require_POST
def again(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    """The same name against the lists as they are now."""
    actor = desk_actor(request)
    row = screening(actor, screening_id)
    form = _purpose_form(actor, request.POST)
    if not form.is_valid():
        return closed(request, row, form=form, status=_INVALID)
    try:
        done = rescreen(screening=screening_id, purpose=form.chosen, by=actor)
    except FollowedBefore as before:
        return redirect("desk:screening", before.screening)
    except NothingNew:
        form.add_error(None, _("No list has changed since. Nothing was done."))
    except NameErased:
        form.add_error(None, _("The name of this screening was erased."))
    except ListsNotReady:
        form.add_error(None, _("The lists must be made findable again first."))
    else:
        messages.success(request, _came_of_it(done.hits))
        return redirect("desk:screening", done.id)
    return closed(request, row, form=form, status=_CONFLICT)


def closed(
    request: HttpRequest, row: ScreeningRow, *, form: PurposeForm | None = None, status: int = 200
) -> HttpResponse:
    """The page without the name; `form` is one that came back with errors."""
    actor = desk_actor(request)
    may_open = _may(actor, Permission.SCREENING_READ, row.origin)
    if form is None and may_open:
        form = _purpose_form(actor, initial=row.purpose)
    may_run = _may(actor, Permission.SCREENING_RUN, row.origin)
    context = {
        **_frame(actor, row),
        "form": form,
        "may_open": may_open,
        "may_run": may_run and row.is_due,
    }
    return page(request, "screening/screening.html", context, here="desk:screenings", status=status)


def _frame(actor: Actor, row: ScreeningRow) -> dict[str, object]:
    """What both pages show of a screening."""
    return {
        "row": row,
        "line": screening_line(row, office(actor), version_names()),
        "subject_href": _subject_href(actor, row),
    }


def _subject_href(actor: Actor, row: ScreeningRow) -> str:
    """Where the name came from, when the actor may go there."""
    if row.origin is Origin.RECORD and can(actor, Permission.SOURCE_READ):
        return reverse("desk:source", args=[row.subject])
    if row.origin is Origin.COMPLAINT and can(actor, Permission.SCREENING_PERSON):
        return reverse("desk:complaint", args=[row.subject])
    return ""


def _purpose_form(actor: Actor, data: object = None, *, initial: str = "") -> PurposeForm:
    """Why it is opened; the purpose it was screened for stands there already."""
    given = {"purpose": initial if initial in Purpose.values else ""}
    return PurposeForm(data, initial=given, actor=actor, permission=Permission.SCREENING_READ)


def _may(actor: Actor, permission: Permission, origin: Origin) -> bool:
    try:
        require_for(actor, permission, origin)
    except NotFound:
        return False
    return True


def _came_of_it(hits: int) -> str:
    """What came of screening again."""
    if not hits:
        return _("Screened again: nothing new comes near the name.")
    words = ngettext(
        "Screened again: %(hits)d entry is new or has changed.",
        "Screened again: %(hits)d entries are new or have changed.",
        hits,
    )
    return words % {"hits": hits}
