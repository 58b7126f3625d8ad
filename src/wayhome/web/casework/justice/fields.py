"""Fields that several forms of justice share."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayhome.intake.domain.dates import DateNotUnderstood, parse
from wayhome.justice.domain.dated import Dated, YearMissing
from wayhome.places.countries import countries
from wayhome.places.provinces import provinces
from wayhome.web.casework.cases.sight import Sight

LONGEST_LINE, LONGEST_WORDS = 200, 4_000


class WhenField(forms.CharField):
    """A day, a month or a year as somebody writes it; its value is a `Dated`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("When"),
            help_text=gettext_lazy("A day, a month or a year: 2022-05-03, 5/2022 or 2022."),
            max_length=40,
            error_messages={"required": gettext_lazy("Give at least the year.")},
            **options,
        )

    def clean(self, value: Any) -> Any:
        """The days that the text can mean."""
        text = super().clean(value)
        try:
            return Dated.of(parse(text, past=False))
        except DateNotUnderstood as error:
            raise forms.ValidationError(
                _("This is no date. Write it like 2022-05-03, 5/2022 or 2022.")
            ) from error
        except YearMissing as error:
            raise forms.ValidationError(
                _("Give at least the year, without “about”; the year alone is enough.")
            ) from error


def lines_field(label: Any, hint: Any) -> forms.CharField:
    """Several values, one on each line."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )


def line_field(label: Any, hint: Any = "") -> forms.CharField:
    """One value on one line, that may stay empty."""
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST_LINE)


def lines(text: str) -> tuple[str, ...]:
    """The values of a field, in their order, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def place_choices() -> list[tuple[str, Any]]:
    """Provinces by name, then countries."""
    named = sorted((each.name(), each.pcode) for each in provinces())
    return [
        ("", _("Not known")),
        (_("Provinces"), [(code, name) for name, code in named]),
        (_("Countries"), list(countries(get_language() or "en"))),
    ]


def person_choices(sight: Sight, *, first: str = "") -> list[tuple[str, str]]:
    """The persons of the case by number, called by the first complaint that tells of each."""
    named = [
        (str(person.mentions[0]), _("Person %(number)d") % {"number": number})
        for number, person in enumerate(sight.case.persons, start=1)
    ]
    return [("", first), *named] if first else named


def person_name(sight: Sight, complaint: Any) -> str:
    """The number of the person of whom a complaint tells; empty for all persons of the case."""
    for number, person in enumerate(sight.case.persons, start=1):
        if complaint in person.mentions:
            return _("Person %(number)d") % {"number": number}
    return ""
