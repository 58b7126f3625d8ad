"""The audit as a list that can be narrowed, with the signed head, and as a file."""

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
from wayhome.audit.queries.leaves import LeafRow, leaves
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import Page
from wayhome.kernel.spreadsheet import csv_text
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.auditing.forms import AuditForm
from wayhome.web.casework.auditing.lines import audit_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.casework.report.overview import csv_file

_INVALID = 422


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Who did and saw what, the newest first."""
    actor = _auditor(request)
    people = office(actor)
    form = AuditForm(request.GET, people=people)
    if not form.is_valid():
        return _page(request, form, Page(()), people=people, status=_INVALID)
    cursor = request.GET.get("cursor", "")
    found = page_at(cursor, lambda at: leaves(actor, form.wanted, at))
    return _page(request, form, found, people=people)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same entries, all of them, as a file."""
    actor = _auditor(request)
    people = office(actor)
    form = AuditForm(request.GET, people=people)
    if form.is_valid():
        try:
            rows = export_leaves(form.wanted, by=actor)
            day = clock.local_today().isoformat()
            return csv_file(csv_text(_cells(rows, people)), f"audit-{day}")
        except TooManyLeaves:
            words = _("A file holds up to %(most)d entries. Choose fewer days.")
            form.add_error("starts", words % {"most": MOST})
    return _page(request, form, Page(()), people=people, status=_INVALID)


def _auditor(request: HttpRequest) -> Actor:
    """Whoever may read the audit. Raises NotFound."""
    actor = desk_actor(request)
    require(actor, Permission.AUDIT_READ)
    return actor


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
    context = {
        "form": form,
        "lines": [audit_line(row, people) for row in found.rows],
        "head": newest_head(),
        "chosen": chosen_filters(form, values, here=here),
        "clear_href": here,
        "next_href": next_href(here, values, found),
        "csv_href": with_query(reverse("desk:audit_csv"), values),
    }
    return page(request, "auditing/audit.html", context, here="desk:audit", status=status)


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
