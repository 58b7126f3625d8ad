"""The answers of a complaint: known, not known, not said or not asked, each kept as such."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from wayhome.intake.domain import dates
from wayhome.intake.domain.dates import DateNotUnderstood, PartialDate
from wayhome.intake.domain.questions import (
    QUESTIONS,
    REQUIRED,
    DataClass,
    Kind,
    Question,
    question_named,
)
from wayhome.kernel.texts import TextTooLong, clean_text
from wayhome.places.countries import alpha_3_of

VERSION = 1
_MOST_VALUES = 10

Value: TypeAlias = str | bool | tuple[str, ...] | PartialDate


class AnswerProblem(StrEnum):
    """Why an answer cannot be taken (dates have problems of their own)."""

    REQUIRED = "required"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_COUNTRY = "not_a_country"
    NOT_A_PROVINCE = "not_a_province"
    NOT_UNDERSTOOD = "not_understood"


class AnswerNotUnderstood(ValueError):
    """An answer cannot be taken; carries the question and a code of AnswerProblem or DateProblem."""

    def __init__(self, question: str, code: str) -> None:
        super().__init__(f"{question}: {code}")
        self.question = question
        self.code = code


@dataclass(frozen=True, slots=True)
class Known:
    """The lodger gave this answer."""

    value: Value


@dataclass(frozen=True, slots=True)
class DoNotKnow:
    """The lodger does not know."""


@dataclass(frozen=True, slots=True)
class RatherNotSay:
    """The lodger would rather not say."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The question was not asked or not reached."""


Answer: TypeAlias = Known | DoNotKnow | RatherNotSay | Unanswered

_WITHOUT_VALUE: dict[str, Answer] = {
    "do_not_know": DoNotKnow(),
    "rather_not_say": RatherNotSay(),
}


def known(name: str, raw: object) -> Known:
    """Check an answer to a question: text, a list of texts, a truth, or a PartialDate.

    Raises AnswerNotUnderstood.
    """
    question = question_named(name)
    try:
        return Known(_READERS[question.kind](question, raw))
    except TextTooLong as error:
        raise AnswerNotUnderstood(name, AnswerProblem.TOO_LONG) from error
    except DateNotUnderstood as error:
        raise AnswerNotUnderstood(name, error.problem) from error


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one complaint, by question name."""

    given: Mapping[str, Answer]

    def __post_init__(self) -> None:
        for name in self.given:
            question_named(name)
        kept = {
            name: answer
            for name, answer in self.given.items()
            if not isinstance(answer, Unanswered)
        }
        object.__setattr__(self, "given", MappingProxyType(kept))

    def __repr__(self) -> str:
        return f"Answers({', '.join(sorted(self.given))})"

    def __getitem__(self, name: str) -> Answer:
        return self.given.get(question_named(name).name, Unanswered())

    def value(self, name: str) -> Value | None:
        """The known value; None when it is not known, not said or not asked."""
        answer = self[name]
        return answer.value if isinstance(answer, Known) else None

    def text(self, name: str) -> str:
        """The known text or code; empty when there is none."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The known texts or codes of a question that takes several."""
        value = self.value(name)
        return value if isinstance(value, tuple) else ()

    def allows(self, consent: str) -> bool:
        """Whether a consent was given; silence never allows."""
        return self.value(consent) is True

    def replaced(self, name: str, answer: Answer) -> "Answers":
        """The same answers with one changed."""
        return Answers({**self.given, name: answer})

    def only(self, data_class: DataClass) -> "Answers":
        """The answers of one data class: the codes to keep in clear, or what must be sealed."""
        return Answers(
            {
                name: answer
                for name, answer in self.given.items()
                if question_named(name).data_class is data_class
            }
        )

    def missing(self) -> tuple[str, ...]:
        """The required questions without a known value."""
        return tuple(name for name in REQUIRED if self.value(name) is None)

    def to_json(self) -> dict[str, object]:
        """Give a stable JSON form: questions in their order, with the version of this form."""
        ordered = (question.name for question in QUESTIONS if question.name in self.given)
        return {"version": VERSION, "answers": {name: _to_json(self[name]) for name in ordered}}


def from_json(data: object) -> Answers:
    """Read what `to_json` gave, checking every value again; raises AnswerNotUnderstood."""
    if not isinstance(data, Mapping) or data.get("version") != VERSION:
        raise AnswerNotUnderstood("version", AnswerProblem.NOT_UNDERSTOOD)
    answers = data.get("answers")
    if not isinstance(answers, Mapping):
        raise AnswerNotUnderstood("answers", AnswerProblem.NOT_UNDERSTOOD)
    return Answers({str(name): _from_json(str(name), form) for name, form in answers.items()})


def _to_json(answer: Answer) -> dict[str, object]:
    match answer:
        case Known(PartialDate() as day):
            return {"is": "known", "value": day.to_json()}
        case Known(value):
            return {"is": "known", "value": list(value) if isinstance(value, tuple) else value}
        case DoNotKnow():
            return {"is": "do_not_know"}
        case RatherNotSay():
            return {"is": "rather_not_say"}
        case Unanswered():
            return {"is": "unanswered"}


def _from_json(name: str, form: object) -> Answer:
    if name not in {question.name for question in QUESTIONS} or not isinstance(form, Mapping):
        raise AnswerNotUnderstood(name, AnswerProblem.NOT_UNDERSTOOD)
    state = form.get("is")
    if state == "known":
        return known(name, form.get("value"))
    if state == "unanswered":
        return Unanswered()
    try:
        return _WITHOUT_VALUE[str(state)]
    except KeyError as error:
        raise AnswerNotUnderstood(name, AnswerProblem.NOT_UNDERSTOOD) from error


def _line(question: Question, raw: object) -> str:
    text = _text(question, raw)
    return " ".join(text.split()) if question.kind is not Kind.STORY else text


def _text(question: Question, raw: object) -> str:
    if not isinstance(raw, str):
        raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_UNDERSTOOD)
    text = clean_text(raw, limit=question.limit).text
    if not text:
        raise AnswerNotUnderstood(question.name, AnswerProblem.REQUIRED)
    return text


def _several(question: Question, raw: object) -> Sequence[object]:
    if isinstance(raw, str):
        raw = [raw]
    if not isinstance(raw, (list, tuple)) or not raw:
        raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_UNDERSTOOD)
    if len(raw) > _MOST_VALUES:
        raise AnswerNotUnderstood(question.name, AnswerProblem.TOO_MANY)
    return raw


def _lines(question: Question, raw: object) -> tuple[str, ...]:
    lines = [_line(question, each) for each in _several(question, raw)]
    return tuple(dict.fromkeys(lines))


def _choice(question: Question, raw: object) -> str:
    if not isinstance(raw, str) or raw not in question.choices:
        raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_A_CHOICE)
    return raw


def _choices(question: Question, raw: object) -> tuple[str, ...]:
    chosen = {_choice(question, each) for each in _several(question, raw)}
    return tuple(code for code in question.choices if code in chosen)


def _country(question: Question, raw: object) -> str:
    code = alpha_3_of(raw) if isinstance(raw, str) else None
    if code is None:
        raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_A_COUNTRY)
    return code


def _countries(question: Question, raw: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_country(question, each) for each in _several(question, raw)))


def _province(question: Question, raw: object) -> str:
    if not isinstance(raw, str) or not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{1,6}", raw):
        raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_A_PROVINCE)
    return raw


def _yes_no(question: Question, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise AnswerNotUnderstood(question.name, AnswerProblem.NOT_UNDERSTOOD)


def _date(_question: Question, raw: object) -> PartialDate:
    if isinstance(raw, PartialDate):
        return raw
    return dates.parse(raw) if isinstance(raw, str) else dates.from_json(raw)


_READERS: dict[Kind, Callable[[Question, object], Value]] = {
    Kind.LINE: _line,
    Kind.LINES: _lines,
    Kind.STORY: _line,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.PROVINCE: _province,
}
