"""The audit as a list that can be narrowed, with the signed head, and as a file."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.colleagues import Office, office
from wayhome.audit.actions.export_leaves import MOST, TooManyLeaves, export_leaves
from wayhome.audit.queries.heads import newest_head
from wayhome.audit.queries.leaves import LeafFilter, LeafRow, leaves
from wayhome.insight.domain.spreadsheet import safe
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import CursorNotUnderstood, Page
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.auditing.forms import AuditForm
from wayhome.web.casework.auditing.lines import audit_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.report.overview import csv_file
from wayhome.web.components.filter_panel.tag import ChosenFilter

_INVALID = 422
_BYTE_ORDER_MARK = "\ufeff"


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Who did and saw what, the newest first."""
    actor = _auditor(request)
    people = office(actor)
    form = AuditForm(request.GET, people=people)
    if not form.is_valid():
        return _page(request, form, Page(()), people=people, status=_INVALID)
    cursor = request.GET.get("cursor", "")
    return _page(request, form, _found(actor, form.wanted, cursor), people=people)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same entries, all of them, as a file."""
    actor = _auditor(request)
    people = office(actor)
    form = AuditForm(request.GET, people=people)
    if form.is_valid():
        try:
            rows = export_leaves(form.wanted, by=actor)
            day = timezone.localtime(clock.now()).date().isoformat()
            return csv_file(_csv(rows, people), f"audit-{day}")
        except TooManyLeaves:
            words = _("A file holds up to %(most)d entries. Choose fewer days.")
            form.add_error("starts", words % {"most": MOST})
    return _page(request, form, Page(()), people=people, status=_INVALID)


def _auditor(request: HttpRequest) -> Actor:
    """Whoever may read the audit. Raises NotFound."""
    actor = desk_actor(request)
    require(actor, Permission.AUDIT_READ)
    return actor


def _found(actor: Actor, wanted: LeafFilter, cursor: str) -> Page[LeafRow]:
    """A page of leaves; an address that was altered leads to the first."""
    try:
        return leaves(actor, wanted, cursor)
    except CursorNotUnderstood:
        return leaves(actor, wanted)


def _page(
    request: HttpRequest,
    form: AuditForm,
    found: Page[LeafRow],
    *,
    people: Office,
    status: int = 200,
) -> HttpResponse:
    """The page of a form and what it found."""
    here, values = reverse("desk:audit"), form.in_address
    following = {**values, "cursor": found.next_cursor or ""}
    context = {
        "form": form,
        "lines": [audit_line(row, people) for row in found.rows],
        "head": newest_head(),
        "chosen": _chosen(form),
        "clear_href": here,
        "next_href": with_query(here, following) if found.next_cursor else "",
        "csv_href": with_query(reverse("desk:audit_csv"), values),
    }
    return page(request, "auditing/audit.html", context, here="desk:audit", status=status)


def _chosen(form: AuditForm) -> tuple[ChosenFilter, ...]:
    """The filters in use, each with the address without it."""
    values, here = form.in_address, reverse("desk:audit")
    return tuple(
        ChosenFilter(
            text=f"{form.fields[name].label}: {_text(form, name, value)}",
            remove_href=with_query(here, {**values, name: ""}),
        )
        for name, value in values.items()
        if value
    )


def _text(form: AuditForm, name: str, value: str) -> str:
    """A choice as its list shows it; a day as it is."""
    for code, words in getattr(form.fields[name], "choices", ()):
        options = words if isinstance(words, list) else [(code, words)]
        if value in dict(options):
            return str(dict(options)[value])
    return value


def _csv(rows: Iterable[LeafRow], people: Office) -> str:
    """The text of the file; no cell is taken for a formula (OWASP, CSV injection)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for cells in _cells(rows, people):
        writer.writerow([safe(cell) for cell in cells])
    return _BYTE_ORDER_MARK + out.getvalue()


def _cells(rows: Iterable[LeafRow], people: Office) -> Iterator[list[str]]:
    """The names of the columns, and a row for each leaf."""
    first = [_("When"), _("Who"), _("What happened"), _("Event"), _("About")]
    yield [*first, _("Id"), _("Purpose"), _("Parts"), _("Entry")]
    for row in rows:
        line = audit_line(row, people)
        yield [
            timezone.localtime(row.at).isoformat(timespec="seconds"),
            line.who,
            line.what,
            row.tag,
            line.about,
            str(row.subject),
            line.purpose,
            line.field_groups,
            str(row.id),
        ]
