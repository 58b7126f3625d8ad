"""What was screened when: a table that can be narrowed, and what is due screened again."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can, require
from wayhome.access.queries.colleagues import office
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import Page
from wayhome.screening.actions.note_screening import ListsNotReady
from wayhome.screening.actions.rescreen_due import rescreen_due
from wayhome.screening.queries.lists import lists, version_names
from wayhome.screening.queries.screenings import ScreeningFilter, ScreeningRow, screenings
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.casework.screening.forms import TableForm
from wayhome.web.casework.screening.words import screening_line

_INVALID, _CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent to the page and could not be done, to be shown again as it was typed."""

    naming: PurposeForm | None = None
    again: PurposeForm | None = None


NOTHING = Asked()


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Screenings, the newest first; no name."""
    actor = reader(request)
    form = TableForm(request.GET, people=office(actor))
    if not form.is_valid():
        return show_table(request, form, Page(()), status=_INVALID)
    return show_table(request, form, found_by(actor, form.wanted, request.GET.get("cursor", "")))


@require_POST
def screen_due(request: HttpRequest) -> HttpResponse:
    """Screen again what a changed list makes due; then show the hits to review."""
    actor = reader(request)
    require(actor, Permission.SCREENING_RUN)
    form = TableForm({"left": TableForm.DUE}, people=office(actor))
    asked = PurposeForm(
        request.POST, actor=actor, permission=Permission.SCREENING_RUN, auto_id="id_again_%s"
    )
    if not form.is_valid() or not asked.is_valid():
        found = found_by(actor, form.wanted)
        return show_table(request, form, found, asked=Asked(again=asked), status=_INVALID)
    try:
        done = rescreen_due(purpose=asked.chosen, by=actor)
    except ListsNotReady:
        asked.add_error(None, _("The lists must be made findable again first."))
        found = found_by(actor, form.wanted)
        return show_table(request, form, found, asked=Asked(again=asked), status=_CONFLICT)
    words = _("Names screened again: %(names)d. New hits: %(hits)d. Names left: %(left)d.")
    values = {"names": done.names, "hits": done.hits, "left": done.left}
    messages.success(request, words % values)
    left = TableForm.WAITING if done.hits else TableForm.DUE if done.left else ""
    return redirect(with_query(reverse("desk:screenings"), {"left": left}))


def reader(request: HttpRequest) -> Actor:
    """Whoever may see what was screened. Raises NotFound."""
    actor = desk_actor(request)
    require(actor, Permission.SCREENING_LIST)
    return actor


def found_by(actor: Actor, wanted: ScreeningFilter, cursor: str = "") -> Page[ScreeningRow]:
    """A page of screenings; an address that was altered leads to the first."""
    return page_at(cursor, lambda at: screenings(actor, wanted, at))


def show_table(
    request: HttpRequest,
    form: TableForm,
    found: Page[ScreeningRow],
    *,
    asked: Asked = NOTHING,
    status: int = 200,
) -> HttpResponse:
    """The table of a form and what it found."""
    actor = desk_actor(request)
    here, values = reverse("desk:screenings"), form.in_address
    people, versions, known = office(actor), version_names(), lists(actor)
    context = {
        "form": form,
        "lines": [screening_line(row, people, versions) for row in found.rows],
        "lists": known,
        "may_screen": can(actor, Permission.SCREENING_RUN),
        "naming": asked.naming or _naming_form(actor),
        "again": asked.again or _again_form(actor, form, found),
        "oldest": min((each.newest.imported_at for each in known), default=None),
        "chosen": chosen_filters(form, values, here=here),
        "clear_href": here,
        "next_href": next_href(here, values, found),
        "csv_href": with_query(reverse("desk:screenings_csv"), values),
        "named_href": with_query(reverse("desk:screenings_named"), values),
    }
    return page(request, "screening/table.html", context, here="desk:screenings", status=status)


def _naming_form(actor: Actor) -> PurposeForm | None:
    """The form that asks for the file with names, for those who may see them."""
    if not can(actor, Permission.SCREENING_READ):
        return None
    return PurposeForm(actor=actor, permission=Permission.SCREENING_READ)


def _again_form(actor: Actor, form: TableForm, found: Page[ScreeningRow]) -> PurposeForm | None:
    """The form that screens all again, where such screenings are listed."""
    is_listed = form.is_valid() and form.wanted.is_due and found.rows
    if not is_listed or not can(actor, Permission.SCREENING_RUN):
        return None
    return PurposeForm(actor=actor, permission=Permission.SCREENING_RUN, auto_id="id_again_%s")
