"""The sites of the cases that an operation is for, offered before any other."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.queries.readable import readable_cases
from wayhome.operations.domain.kinds import SiteKind
from wayhome.sites.queries.sites import SiteRow, sites_of, sites_of_places
from wayhome.web.casework.operations.seen import Seen


class LinkedSiteForm(forms.Form):
    """A site of a linked case, by its code."""

    code = forms.ChoiceField(label=gettext_lazy("Site"))
    kind = forms.ChoiceField(label=gettext_lazy("What it is used as"), choices=SiteKind.choices)

    def __init__(self, data: Any = None, *, rows: tuple[SiteRow, ...]) -> None:
        super().__init__(data, label_suffix="", auto_id="id_linked_%s")
        self.fields["code"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (each.code, _("Site %(code)s") % {"code": each.code}) for each in rows
        ]


def linked_site_form(seen: Seen) -> LinkedSiteForm | None:
    """The form with the sites of linked cases that the reader may read; none when there is none."""
    rows = _rows(seen)
    return LinkedSiteForm(rows=rows) if rows else None


def _rows(seen: Seen) -> tuple[SiteRow, ...]:
    """Those that are not among the operation's sites yet."""
    actor, linked = seen.actor, seen.operation.cases
    if not (linked and can(actor, Permission.SITE_READ) and can(actor, Permission.CASE_READ)):
        return ()
    cases = readable_cases(actor, linked)
    complaints = [complaint for case in cases for complaint in case.complaints]
    places = [line.place for line in seen.operation.sites]
    held = {row.id for row in sites_of_places(actor, places).values()} if places else set()
    found = sites_of(actor, complaints=complaints, cases=[case.id for case in cases])
    return tuple(row for row in found if row.id not in held)
