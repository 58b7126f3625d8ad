"""What the audit can be narrowed to; codes, days and ids, because it stands in the address."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.audit.domain.tags import Tag
from wayhome.audit.queries.leaves import LeafFilter
from wayhome.kernel.period import Period
from wayhome.web.casework.auditing import sentences
from wayhome.web.casework.report.period import day_input

NOBODY = "nobody"
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)


class AuditForm(forms.Form):
    """Kind of event, person, and days; either day may be left open."""

    event = forms.ChoiceField(required=False, label=gettext_lazy("What happened"))
    person = forms.ChoiceField(required=False, label=gettext_lazy("Who"))
    starts = forms.DateField(
        required=False,
        label=gettext_lazy("First day"),
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the first day like 2022-08-18.")},
    )
    ends = forms.DateField(
        required=False,
        label=gettext_lazy("Last day, included"),
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the last day like 2022-09-18.")},
    )

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        self.fields["event"].choices = _events()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["person"].choices = _persons(people)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> None:
        """The last day does not come before the first, and both are of our time."""
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        for name, day in (("starts", starts), ("ends", ends)):
            if day and not _FIRST <= day <= _LAST:
                self.add_error(name, _("Give a day between 2000 and 2100."))
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first. Change one of them."))

    @property
    def wanted(self) -> LeafFilter:
        """The filter of a valid form."""
        given = self.cleaned_data
        person = given["person"]
        period = None
        if given["starts"] or given["ends"]:
            period = Period(given["starts"] or _FIRST, given["ends"] or _LAST)
        return LeafFilter(
            tag=Tag(given["event"]) if given["event"] else None,
            person=UUID(person) if person not in {"", NOBODY} else None,
            by_nobody=person == NOBODY,
            period=period,
        )

    @property
    def in_address(self) -> Mapping[str, str]:
        """A valid form as it stands in an address."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


def _events() -> list[Any]:
    """Every kind of event, by the part of the work it belongs to."""
    groups = groupby(Tag, key=sentences.room)
    return [
        ("", _("Anything")),
        *((name, [(tag.value, sentences.sentence(tag)) for tag in tags]) for name, tags in groups),
    ]


def _persons(people: Office) -> list[tuple[str, str]]:
    """Everybody who works or worked here, and whoever does not sign in."""
    by_name = sorted(people.names.items(), key=lambda pair: (pair[1], pair[0]))
    return [
        ("", _("Anybody")),
        (NOBODY, _("The system or a lodger")),
        *((str(user), name) for user, name in by_name),
    ]
