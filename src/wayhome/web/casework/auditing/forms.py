"""What the audit can be narrowed to; codes, days and ids, because it stands in the address."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.audit.domain.tags import Tag
from wayhome.audit.queries.leaves import LeafFilter
from wayhome.web.casework.auditing import sentences
from wayhome.web.casework.days import DaysForm

NOBODY = "nobody"


class AuditForm(DaysForm):
    """Kind of event, person, and days; either day may be left open."""

    field_order = ("event", "person")

    event = forms.ChoiceField(required=False, label=gettext_lazy("What happened"))
    person = forms.ChoiceField(required=False, label=gettext_lazy("Who"))

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data)
        self.fields["event"].choices = _events()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["person"].choices = _persons(people)  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def wanted(self) -> LeafFilter:
        """The filter of a valid form."""
        given = self.cleaned_data
        person = given["person"]
        return LeafFilter(
            tag=Tag(given["event"]) if given["event"] else None,
            person=UUID(person) if person not in {"", NOBODY} else None,
            by_nobody=person == NOBODY,
            period=self.days,
        )


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
