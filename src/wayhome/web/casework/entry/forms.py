"""One page with every question of a complaint, checked as intake checks them."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain import dates
from wayhome.intake.domain.answers import (
    Answer,
    AnswerNotUnderstood,
    AnswerProblem,
    Answers,
    DoNotKnow,
    RatherNotSay,
    Unanswered,
    known,
)
from wayhome.intake.domain.dates import DateNotUnderstood, DateProblem
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED, Group, Kind, Question
from wayhome.kernel import clock
from wayhome.places.countries import countries
from wayhome.places.provinces import provinces
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

Choices = list[tuple[str, str | Promise]]

_STATES: Mapping[str, Answer] = {"unknown": DoNotKnow(), "unsaid": RatherNotSay()}
_STATE_CHOICES: Choices = [("unknown", _("Does not know")), ("unsaid", _("Would rather not say"))]
_YES_NO: Choices = [("yes", _("Yes")), ("no", _("No")), *_STATE_CHOICES]
_PROBLEMS: Mapping[str, str | Promise] = {
    AnswerProblem.REQUIRED: _("This answer is needed."),
    AnswerProblem.TOO_LONG: _("This is too long. Keep the rest for a note."),
    AnswerProblem.TOO_MANY: _("Give ten at most."),
    AnswerProblem.NOT_A_CHOICE: _("Choose one of the answers."),
    AnswerProblem.NOT_A_COUNTRY: _("Choose a country from the list."),
    AnswerProblem.NOT_A_PROVINCE: _("Choose a province from the list."),
    AnswerProblem.NOT_UNDERSTOOD: _("This could not be read. Write it in another way."),
    DateProblem.EMPTY: _("Give a year or an age, or leave it empty."),
    DateProblem.NOT_UNDERSTOOD: _("Write a date such as 3/5/1998, a year, or an age."),
    DateProblem.NO_SUCH_DAY: _("This day does not exist in that month."),
    DateProblem.NO_SUCH_MONTH: _("The month is a number from 1 to 12."),
    DateProblem.NO_SUCH_YEAR: _("Write the year with four digits, such as 1998."),
    DateProblem.NO_SUCH_AGE: _("The age is a number from 0 to 120."),
    DateProblem.IN_THE_FUTURE: _("This day has not come yet. Check the year."),
}
_LONGEST_AGE = 3
_LANGUAGES: Choices = [
    ("km", "ភាសាខ្មែរ"),
    ("en", "English"),
    ("fr", "Français"),
    ("zh-hans", "简体中文"),
]


class EntryForm(forms.Form):
    """Everything a caller may tell; once valid, `answers` holds it. Names of fields are questions."""

    token = forms.CharField(widget=forms.HiddenInput(), max_length=60)
    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(each.value, each.label) for each in (Channel.PHONE, Channel.WALK_IN)],
        widget=Radios(),
        error_messages={"required": _("Choose how it came.")},
    )
    lodger_kind = forms.ChoiceField(
        label=_("Who tells it?"),
        choices=[("", _("Choose")), *((each.value, each.label) for each in LodgerKind)],
        error_messages={"required": _("Choose who tells it.")},
    )
    language = forms.ChoiceField(label=_("Language for answers"), choices=_LANGUAGES, initial="km")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", initial={"token": DraftSecret.generate().cookie()})
        self.answers = Answers({})
        for question in QUESTIONS:
            self.fields[question.name] = _field(question)

    def clean(self) -> dict[str, Any]:
        """Read every answer; a problem stands beside its own question."""
        super().clean()
        for question in QUESTIONS:
            if question.name in self.errors:
                continue
            try:
                answer = _answer(question, self.cleaned_data.get(question.name))
                self._require(question, answer)
                self.answers = self.answers.replaced(question.name, answer)
            except AnswerNotUnderstood as problem:
                self.add_error(question.name, str(_PROBLEMS[problem.code]))
        return self.cleaned_data

    @staticmethod
    def _require(question: Question, answer: Answer) -> None:
        """The two answers that nothing works without."""
        if question.name in REQUIRED and answer == Unanswered():
            raise AnswerNotUnderstood(question.name, AnswerProblem.REQUIRED)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The questions with their controls, group by group."""
        return [
            {
                "label": group.label,
                "name": group.value,
                "fields": [self[each.name] for each in QUESTIONS if each.group is group],
            }
            for group in Group
        ]


def _field(question: Question) -> forms.Field:
    """The control of a question."""
    label = cast("str", question.label)
    quiet = {"autocomplete": "off", "spellcheck": "false"}
    match question.kind:
        case Kind.CHOICES:
            return forms.MultipleChoiceField(
                required=False,
                label=label,
                choices=list(question.choices.items()),
                widget=Checkboxes(),
            )
        case Kind.STORY:
            return _PlainField(
                required=False, label=label, widget=CountedText(question.limit, rows=5)
            )
        case Kind.LINES:
            return _PlainField(
                required=False,
                label=label,
                help_text=_("One on each line."),
                widget=forms.Textarea({**quiet, "rows": 2}),
            )
        case Kind.LINE | Kind.DATE:
            help_text = (
                _("A date, a month, a year, or an age such as 16.")
                if question.name == "birth"
                else _("A date, a month or a year.")
                if question.kind is Kind.DATE
                else ""
            )
            return _PlainField(
                required=False, label=label, help_text=help_text, widget=forms.TextInput(quiet)
            )
        case _:
            return forms.ChoiceField(
                required=False, label=label, choices=[("", _("Not asked")), *_choices(question)]
            )


class _PlainField(forms.CharField):
    """Text; zero bytes are dropped, and its length is judged by the domain."""

    def to_python(self, value: str | None) -> str:
        """The text as it was typed."""
        return super().to_python((value or "").replace("\0", "")) or ""


def _choices(question: Question) -> Choices:
    """What a select offers."""
    match question.kind:
        case Kind.YES_NO:
            return _YES_NO
        case Kind.COUNTRY | Kind.COUNTRIES:
            return [*_STATE_CHOICES, *countries("en")]
        case Kind.PROVINCE:
            named: Choices = [(each.pcode, each.name()) for each in provinces()]
            return [*_STATE_CHOICES, *named]
        case _:
            return [*question.choices.items(), *_STATE_CHOICES]


def _answer(question: Question, value: Any) -> Answer:
    """What was typed as an answer. Raises AnswerNotUnderstood."""
    if not value:
        return Unanswered()
    if isinstance(value, str) and value in _STATES:
        return _STATES[value]
    return known(question.name, _raw(question, value))


def _raw(question: Question, value: Any) -> object:
    """What was typed in the form that the domain reads."""
    match question.kind:
        case Kind.LINES:
            return [line for line in value.splitlines() if line.strip()]
        case Kind.COUNTRIES:
            return [value]
        case Kind.YES_NO:
            return value == "yes"
        case Kind.DATE:
            return _date(question, str(value))
        case _:
            return value


def _date(question: Question, text: str) -> object:
    """A date as text; one or two digits are an age. Raises AnswerNotUnderstood."""
    digits = text.strip()
    if question.name != "birth" or not digits.isdecimal() or len(digits) > _LONGEST_AGE:
        return text
    try:
        return dates.from_age(digits, on=clock.today())
    except DateNotUnderstood as error:
        raise AnswerNotUnderstood(question.name, error.problem) from error
