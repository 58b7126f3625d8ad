"""A form field for each kind of question, under names that say nothing to a glance."""

from collections.abc import Callable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.questions import QUESTIONS, REQUIRED, Kind, Question
from wayhome.places.countries import countries, country_name
from wayhome.places.provinces import provinces
from wayhome.web.components.plain_field import PlainField
from wayhome.web.components.widgets import Checkboxes, CountedText, DatePartsField, Radios

Choices = list[tuple[str, str | Promise]]

UNKNOWN, UNSAID = "unknown", "unsaid"
STATES: Choices = [(UNKNOWN, _("I do not know")), (UNSAID, _("I would rather not say"))]
PERIODS: Choices = [
    ("today", _("Today")),
    ("week", _("In the last seven days")),
    ("month", _("In the last month")),
    ("year", _("In the last year")),
]
_NEARBY = ("KHM", "CHN", "IDN", "LAO", "MMR", "MYS", "PHL", "THA", "VNM")
_CONSENT = "consent_"
_QUIET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
_PLACES = {question.name: place for place, question in enumerate(QUESTIONS, start=1)}


def field_name(question: str) -> str:
    """The neutral name of a question's control."""
    return f"f{_PLACES[question]:02}"


def state_name(question: str) -> str:
    """The neutral name of the choice between not knowing and not saying."""
    return f"{field_name(question)}s"


def fields_of(question: Question, *, is_main: bool) -> dict[str, forms.Field]:
    """The form fields of a question; the main one of a page may be declined in two ways."""
    name = field_name(question.name)
    if question.name.startswith(_CONSENT):
        return {name: forms.BooleanField(required=False, label=str(question.label))}
    fields = _MAKERS[question.kind](question)
    if is_main and question.kind is Kind.LINE and question.name not in REQUIRED:
        fields[state_name(question.name)] = forms.ChoiceField(
            required=False,
            label=_("Or choose an answer"),
            choices=STATES,
            widget=Radios(),
        )
    return fields


def _line(question: Question) -> dict[str, forms.Field]:
    widget = forms.TextInput(_QUIET)
    return {
        field_name(question.name): PlainField(
            required=False, label=str(question.label), widget=widget
        )
    }


def _lines(question: Question) -> dict[str, forms.Field]:
    widget = forms.Textarea({**_QUIET, "rows": 2})
    return {
        field_name(question.name): PlainField(
            required=False,
            label=str(question.label),
            help_text=_("One on each line."),
            widget=widget,
        )
    }


def _story(question: Question) -> dict[str, forms.Field]:
    return {
        field_name(question.name): PlainField(
            required=False, label=str(question.label), widget=CountedText(question.limit)
        )
    }


def _choice(question: Question) -> dict[str, forms.Field]:
    choices: Choices = list(question.choices.items())
    if question.name not in REQUIRED:
        choices += STATES
    return {
        field_name(question.name): forms.ChoiceField(
            required=False,
            label=str(question.label),
            choices=choices,
            widget=Radios(divider_before=UNKNOWN),
        )
    }


def _yes_no(question: Question) -> dict[str, forms.Field]:
    choices: Choices = [("yes", _("Yes")), ("no", _("No")), *STATES]
    return {
        field_name(question.name): forms.ChoiceField(
            required=False,
            label=str(question.label),
            choices=choices,
            widget=Radios(divider_before=UNKNOWN),
        )
    }


def _choices(question: Question) -> dict[str, forms.Field]:
    return {
        field_name(question.name): forms.MultipleChoiceField(
            required=False,
            label=str(question.label),
            choices=list(question.choices.items()),
            help_text=_("Choose all that fit."),
            widget=Checkboxes(),
        )
    }


def _country(question: Question) -> dict[str, forms.Field]:
    language = get_language() or "en"
    near: Choices = [(code, country_name(code, language)) for code in _NEARBY]
    rest: Choices = [pair for pair in countries(language) if pair[0] not in _NEARBY]
    choices: Choices = [("", ""), *near, *STATES, *rest]
    return {
        field_name(question.name): forms.ChoiceField(
            required=False, label=str(question.label), choices=choices, widget=forms.Select(_QUIET)
        )
    }


def _province(question: Question) -> dict[str, forms.Field]:
    named: Choices = [(province.pcode, province.name()) for province in provinces()]
    return {
        field_name(question.name): forms.ChoiceField(
            required=False,
            label=_("Province, if in Cambodia"),
            choices=[("", ""), *STATES, *named],
            widget=forms.Select(_QUIET),
        )
    }


def _date(question: Question) -> dict[str, forms.Field]:
    name = field_name(question.name)
    parts = DatePartsField(
        required=False,
        label=str(question.label),
        help_text=_("Give what you know. A year alone is enough."),
    )
    if question.name != "birth":
        return {name: parts, state_name(question.name): _period_field(PERIODS + STATES)}
    age = PlainField(
        required=False,
        label=_("Or age in years"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 3}),
    )
    return {name: parts, f"{name}a": age, state_name(question.name): _period_field(STATES)}


def _period_field(choices: Choices) -> forms.ChoiceField:
    """About when, or one of the two ways to decline."""
    return forms.ChoiceField(
        required=False,
        label=_("Or choose an answer"),
        choices=choices,
        widget=Radios(divider_before=UNKNOWN if len(choices) > len(STATES) else ""),
    )


_MAKERS: dict[Kind, Callable[[Question], dict[str, forms.Field]]] = {
    Kind.LINE: _line,
    Kind.LINES: _lines,
    Kind.STORY: _story,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _country,
    Kind.PROVINCE: _province,
}
