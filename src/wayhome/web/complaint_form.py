"""The questions of a complaint as one form, for pages on which somebody writes for another.

Every question takes "does not know" and "would rather not say" as answers of their own. What was
typed is read by the domain; a problem stands beside its own question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
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
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED, Group, Kind, Question
from wayhome.kernel import clock
from wayhome.places.countries import countries
from wayhome.places.provinces import provinces
from wayhome.web.components.plain_field import PlainField
from wayhome.web.components.widgets import Checkboxes, CountedText

Choices = list[tuple[str, str | Promise]]

PROBLEMS: Mapping[str, str | Promise] = {
    AnswerProblem.REQUIRED: _("This answer is needed."),
    AnswerProblem.TOO_LONG: _("This is too long. Shorten it; the rest can follow as a message."),
    AnswerProblem.TOO_MANY: _("Give ten at most."),
    AnswerProblem.NOT_A_CHOICE: _("Choose one of the answers."),
    AnswerProblem.NOT_A_COUNTRY: _("Give a country by its name or its ISO code, such as VN."),
    AnswerProblem.NOT_A_PROVINCE: _("Give a province by its name or its code, such as KH18."),
    AnswerProblem.NOT_UNDERSTOOD: _("This could not be read. Write it in another way."),
    DateProblem.EMPTY: _("Give a year or an age, or leave it empty."),
    DateProblem.NO_SUCH_DAY: _("This day does not exist in that month."),
    DateProblem.NO_SUCH_MONTH: _("The month is a number from 1 to 12."),
    DateProblem.NO_SUCH_YEAR: _("Write the year with four digits, such as 1998."),
    DateProblem.NO_SUCH_AGE: _("The age is a number from 0 to 120."),
    DateProblem.IN_THE_FUTURE: _("This day has not come yet. Check the year."),
}
"""What to do about each problem of an answer."""

_STATES: Mapping[str, Answer] = {"unknown": DoNotKnow(), "unsaid": RatherNotSay()}
_STATE_CHOICES: Choices = [("unknown", _("Not known")), ("unsaid", _("Would rather not say"))]
_YES_NO: Choices = [("yes", _("Yes")), ("no", _("No"))]
_QUIET = {"autocomplete": "off", "spellcheck": "false"}
_LONGEST_AGE = 3

LANGUAGES = (("en", "English"), ("km", "ភាសាខ្មែរ"), ("fr", "Français"), ("zh-hans", "简体中文"))
"""The languages in which a lodger can be answered, each in its own script."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    name: str
    label: str
    fields: list[forms.BoundField]


class QuestionForm(forms.Form):
    """Once valid, `answers` holds every answer; names of fields are names of questions."""

    questions: ClassVar[tuple[Question, ...]] = QUESTIONS

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, files, label_suffix="", **options)
        self.answers = Answers({})
        for question in self.questions:
            self.fields[question.name] = _field(question)

    def clean(self) -> dict[str, Any]:
        """Read every answer."""
        super().clean()
        for question in self.questions:
            if question.name not in self.errors:
                self._read(question)
        return self.cleaned_data

    def _read(self, question: Question) -> None:
        """Take one answer, or say beside its question why not."""
        try:
            answer = _answer(question, self.cleaned_data.get(question.name))
            if question.name in REQUIRED and answer == Unanswered():
                raise AnswerNotUnderstood(question.name, AnswerProblem.REQUIRED)
            self.answers = self.answers.replaced(question.name, answer)
        except AnswerNotUnderstood as problem:
            self.add_error(question.name, str(PROBLEMS[problem.code]))

    @property
    def sections(self) -> Iterable[Section]:
        """The questions with their controls, group by group."""
        return [
            Section(
                group.value,
                str(group.label),
                [self[each.name] for each in self.questions if each.group is group],
            )
            for group in Group
        ]


class ComplaintForm(QuestionForm):
    """Every question, and the language in which the lodger is answered."""

    language = forms.ChoiceField(label=_("Language for answers"), choices=LANGUAGES)


def _field(question: Question) -> forms.Field:
    """The control of a question."""
    label = str(question.label)
    match question.kind:
        case Kind.CHOICES:
            choices = list(question.choices.items())
            return forms.MultipleChoiceField(
                required=False, label=label, choices=choices, widget=Checkboxes()
            )
        case Kind.STORY:
            return PlainField(required=False, label=label, widget=CountedText(question.limit))
        case Kind.LINES:
            area = forms.Textarea({**_QUIET, "rows": 2})
            return PlainField(
                required=False, label=label, help_text=_("One on each line."), widget=area
            )
        case Kind.LINE | Kind.DATE:
            return PlainField(
                required=False,
                label=label,
                help_text=str(_hint(question)),
                widget=forms.TextInput(_QUIET),
            )
        case _:
            choices = [("", _("Not asked")), *_choices(question)]
            return forms.ChoiceField(required=False, label=label, choices=choices)


def _hint(question: Question) -> str | Promise:
    """How a date may be written."""
    if question.name == "birth":
        return _("A date, a month, a year, or an age such as 16.")
    return _("A date, a month or a year.") if question.kind is Kind.DATE else ""


def _choices(question: Question) -> Choices:
    """What a select offers."""
    match question.kind:
        case Kind.YES_NO:
            return [*_YES_NO, *_STATE_CHOICES]
        case Kind.COUNTRY | Kind.COUNTRIES:
            return [*_STATE_CHOICES, *countries(get_language() or "en")]
        case Kind.PROVINCE:
            named: Choices = [(each.pcode, each.name()) for each in provinces()]
            return [*_STATE_CHOICES, *named]
        case _:
            return [*question.choices.items(), *_STATE_CHOICES]


def _answer(question: Question, value: Any) -> Answer:
    """What was typed as an answer; `?` stands for not known. Raises AnswerNotUnderstood."""
    if not value:
        return Unanswered()
    if isinstance(value, str) and value.strip() == "?":
        return DoNotKnow()
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
    """A date as text; a short number is an age at birth's question. Raises AnswerNotUnderstood."""
    digits = text.strip()
    if question.name != "birth" or not digits.isdecimal() or len(digits) > _LONGEST_AGE:
        return text
    try:
        return dates.from_age(digits, on=clock.local_today())
    except DateNotUnderstood as error:
        raise AnswerNotUnderstood(question.name, error.problem) from error
