"""Answers of a complaint as partners' systems send them, and their description.

A known answer is its plain JSON value. Not knowing is an answer of its own: `{"is": "do_not_know"}`
or `{"is": "rather_not_say"}`; a question that is left out was not asked.
"""

from collections.abc import Mapping
from typing import Any

from wayhome.api.partner.problem import Code, FieldProblem, Problem
from wayhome.intake.domain.answers import (
    Answer,
    AnswerNotUnderstood,
    AnswerProblem,
    Answers,
    DoNotKnow,
    RatherNotSay,
    known,
)
from wayhome.intake.domain.dates import DateProblem
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED, Kind, Question

_UNSAID: dict[str, Answer] = {"do_not_know": DoNotKnow(), "rather_not_say": RatherNotSay()}
_NAMES = frozenset(question.name for question in QUESTIONS)
_UNKNOWN = "unknown_field"

ADVICE: dict[str, str] = {
    _UNKNOWN: "Send only names of questions; another name is among them.",
    AnswerProblem.REQUIRED: "Give an answer.",
    AnswerProblem.TOO_LONG: "Send a shorter text.",
    AnswerProblem.TOO_MANY: "Send at most ten values.",
    AnswerProblem.NOT_A_CHOICE: "Send one of the listed codes.",
    AnswerProblem.NOT_A_COUNTRY: "Send an ISO 3166-1 code such as VNM.",
    AnswerProblem.NOT_A_PROVINCE: "Send a P-code such as KH18.",
    AnswerProblem.NOT_UNDERSTOOD: "Send the form that the description gives.",
    DateProblem.EMPTY: "Give at least a year.",
    DateProblem.NO_SUCH_DAY: "Send a day that the month has.",
    DateProblem.NO_SUCH_MONTH: "Send a month from 1 to 12.",
    DateProblem.NO_SUCH_YEAR: "Send a year from 1900 to 2100.",
    DateProblem.NO_SUCH_AGE: "Send an age from 0 to 120.",
    DateProblem.IN_THE_FUTURE: "Send a date that has come already.",
}


def answers_in(raw: Mapping[str, Any], *, defaults: Answers) -> Answers:
    """Read the answers; `defaults` stand where nothing is said. Raises Problem with every fault."""
    given: dict[str, Answer] = dict(defaults.given)
    faults: list[FieldProblem] = []
    for name, value in raw.items():
        try:
            given[name] = _answer(name, value)
        except AnswerNotUnderstood as error:
            faults.append(_fault(name, error.code))
    answers = Answers({name: answer for name, answer in given.items() if name in _NAMES})
    refused = {fault.pointer for fault in faults}
    missing = (_fault(name, AnswerProblem.REQUIRED) for name in answers.missing())
    faults += [fault for fault in missing if fault.pointer not in refused]
    if faults:
        raise Problem(Code.INVALID, fields=faults)
    return answers


def _answer(name: str, value: object) -> Answer:
    """One answer. Raises AnswerNotUnderstood."""
    if name not in _NAMES:
        raise AnswerNotUnderstood(name, _UNKNOWN)
    if isinstance(value, dict) and value.keys() == {"is"}:
        try:
            return _UNSAID[str(value["is"])]
        except KeyError as error:
            raise AnswerNotUnderstood(name, AnswerProblem.NOT_UNDERSTOOD) from error
    return known(name, value)


def _fault(name: str, code: str) -> FieldProblem:
    """What is wrong with one answer; a name that no question has is not repeated."""
    return FieldProblem(f"/answers/{name}" if name in _NAMES else "/answers", code, ADVICE[code])


def schema() -> dict[str, Any]:
    """The answers in the words of JSON Schema, made from the questions themselves."""
    unsaid = {
        "type": "object",
        "description": "Not known, or not to be said: different answers.",
        "properties": {"is": {"type": "string", "enum": list(_UNSAID)}},
        "required": ["is"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "description": (
            f"Answers by question. {' and '.join(REQUIRED)} are needed; the relation follows from"
            " your agency where it is left out."
        ),
        "properties": {
            question.name: {
                "title": str(question.label),
                "anyOf": [_value_schema(question), unsaid],
            }
            for question in QUESTIONS
        },
        "additionalProperties": False,
    }


def _value_schema(question: Question) -> dict[str, Any]:
    """What a known answer looks like."""
    text = {"type": "string", "maxLength": question.limit}
    code = {"type": "string", "enum": list(question.choices)}
    country = {"type": "string", "pattern": "^[A-Z]{2,3}$", "description": "ISO 3166-1"}
    single: dict[Kind, dict[str, Any]] = {
        Kind.CHOICE: code,
        Kind.YES_NO: {"type": "boolean"},
        Kind.COUNTRY: country,
        Kind.PROVINCE: {"type": "string", "description": "P-code such as KH18"},
        Kind.DATE: {
            "type": "string",
            "maxLength": 60,
            "description": "2022-08-18, 08/2022, 2022 or about 1999; never in the future",
        },
    }
    several = {Kind.LINES: text, Kind.CHOICES: code, Kind.COUNTRIES: country}
    if question.kind in several:
        items = several[question.kind]
        return {"type": "array", "items": items, "minItems": 1, "maxItems": 10}
    return single.get(question.kind, text)
