"""Answers in words, in the order of the questions: for a page, a letter or a copy."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.intake.domain.answers import (
    Answer,
    Answers,
    DoNotKnow,
    Known,
    RatherNotSay,
    Value,
)
from wayhome.intake.domain.dates import PartialDate
from wayhome.intake.domain.questions import QUESTIONS, Question
from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One answer in words; not knowing and not saying are said as such."""

    label: str
    text: str = field(repr=False)
    is_known: bool


def told_lines(answers: Answers) -> tuple[ToldLine, ...]:
    """What was answered, in the reader's language."""
    return tuple(
        _line(question, answers[question.name])
        for question in QUESTIONS
        if question.name in answers.given
    )


def told_named(answers: Answers) -> dict[str, str]:
    """What is known, by the names of the questions, in the reader's language."""
    return {
        question.name: _line(question, answers[question.name]).text
        for question in QUESTIONS
        if isinstance(answers.given.get(question.name), Known)
    }


def _line(question: Question, answer: Answer) -> ToldLine:
    """One answer in words."""
    match answer:
        case Known(value=value):
            return ToldLine(str(question.label), _text(question, value), is_known=True)
        case DoNotKnow():
            return ToldLine(str(question.label), _("Does not know"), is_known=False)
        case RatherNotSay():
            return ToldLine(str(question.label), _("Would rather not say"), is_known=False)
        case _:
            return ToldLine(str(question.label), "", is_known=False)


def _text(question: Question, value: Value) -> str:
    """A known value in words."""
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case PartialDate():
            return _date(value)
        case tuple():
            return ", ".join(_code(question, each) for each in value)
        case _:
            return _code(question, value)


def _code(question: Question, code: str) -> str:
    """A code in words; free text as it is."""
    if question.name in {"nationality", "country"}:
        return country_name(code)
    if question.name == "province":
        return province_name(code)
    return str(question.choices.get(code, code))


def _date(value: PartialDate) -> str:
    """A date as far as it is known."""
    if value.age is not None:
        words = ngettext("%(years)s year old", "%(years)s years old", value.age)
        text = words % {"years": value.age}
    else:
        parts = (value.year, value.month, value.day)
        text = "-".join(f"{part:02d}" for part in parts if part is not None)
    return _("about %(date)s") % {"date": text} if value.about else text
