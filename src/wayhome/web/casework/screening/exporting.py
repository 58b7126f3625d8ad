"""The table of screenings as a file: without names, or with them for those who may see them."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.colleagues import office
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import Page
from wayhome.kernel.spreadsheet import csv_text
from wayhome.screening.actions.export_screenings import (
    MOST,
    ExportedRow,
    TooManyScreenings,
    export_screenings,
)
from wayhome.screening.queries.lists import version_names
from wayhome.screening.queries.screenings import ScreeningRow
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.report.overview import csv_file
from wayhome.web.casework.screening.forms import TableForm
from wayhome.web.casework.screening.table import Asked, found_by, reader, show_table
from wayhome.web.casework.screening.words import screening_line

_INVALID = 422


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same screenings, all of them, as a file without names."""
    actor = reader(request)
    form = TableForm(request.GET, people=office(actor))
    if not form.is_valid():
        return show_table(request, form, Page(()), status=_INVALID)
    return _file(request, form)


@require_POST
def export_named(request: HttpRequest) -> HttpResponse:
    """The same file with the names that the actor may see, for a purpose."""
    actor = reader(request)
    require(actor, Permission.SCREENING_READ)
    form = TableForm(request.GET, people=office(actor))
    asked = PurposeForm(request.POST, actor=actor, permission=Permission.SCREENING_READ)
    if not form.is_valid() or not asked.is_valid():
        found = found_by(actor, form.wanted) if form.is_valid() else Page[ScreeningRow](())
        return show_table(request, form, found, asked=Asked(naming=asked), status=_INVALID)
    return _file(request, form, naming=asked)


def _file(
    request: HttpRequest, form: TableForm, *, naming: PurposeForm | None = None
) -> HttpResponse:
    """The file, or the page that says why there is none."""
    actor = desk_actor(request)
    purpose = naming.chosen if naming else None
    try:
        rows = export_screenings(form.wanted, by=actor, names_for=purpose)
    except TooManyScreenings:
        words = _("A file holds up to %(most)d screenings. Choose fewer days.")
        form.add_error("starts", words % {"most": MOST})
        return show_table(request, form, Page(()), status=_INVALID)
    day = clock.local_today().isoformat()
    text = csv_text(_cells(actor, rows, has_names=naming is not None))
    return csv_file(text, f"screenings-{day}")


def _cells(actor: Actor, rows: Iterable[ExportedRow], *, has_names: bool) -> Iterator[list[str]]:
    """The names of the columns, and a row for each screening."""
    people, versions = office(actor), version_names()
    first = [_("Code"), _("When"), _("Who"), _("Where the name came from"), _("Purpose")]
    last = [_("Against"), _("Hits"), _("To review"), _("Known before"), _("Screen again")]
    yield [*first, *last, *([_("Names")] if has_names else [])]
    for exported in rows:
        row, line = exported.row, screening_line(exported.row, people, versions)
        yield [
            row.code,
            timezone.localtime(row.at).isoformat(timespec="seconds"),
            line.who,
            str(row.origin.label),
            line.purpose,
            line.against,
            str(row.hits),
            str(row.waiting),
            str(row.known),
            _("yes") if row.is_due else _("no"),
            *(["; ".join(exported.names)] if has_names else []),
        ]
