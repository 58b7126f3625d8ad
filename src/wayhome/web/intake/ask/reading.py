"""From what was sent to an answer, and from an answer back to what the form shows."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from wayhome.intake.domain import dates
from wayhome.intake.domain.answers import (
    Answer,
    AnswerNotUnderstood,
    DoNotKnow,
    Known,
    RatherNotSay,
    Unanswered,
    known,
)
from wayhome.intake.domain.dates import DateNotUnderstood, PartialDate
from wayhome.intake.domain.questions import Kind, Question
from wayhome.kernel import clock
from wayhome.web.components.widgets import DateParts
from wayhome.web.intake.ask.fields import UNKNOWN, UNSAID, field_name, state_name

_STATES: dict[str, Answer] = {UNKNOWN: DoNotKnow(), UNSAID: RatherNotSay()}
_TRUTHS = {"yes": True, "no": False}


def read_answer(question: Question, sent: Mapping[str, Any]) -> Answer:
    """The answer to a question; what was typed counts before a choice of not knowing.

    Raises AnswerNotUnderstood.
    """
    value = sent.get(field_name(question.name))
    state = str(sent.get(state_name(question.name)) or "")
    if question.kind is Kind.DATE:
        return _date(question, value, sent=sent, state=state)
    if question.kind is Kind.YES_NO:
        return _truth(question, value)
    if not value:
        return _STATES.get(state, Unanswered())
    if isinstance(value, str) and value in _STATES:
        return _STATES[value]
    return known(question.name, _raw(question, value))


def _raw(question: Question, value: object) -> object:
    """What was sent, as one value or several."""
    if question.kind is Kind.LINES:
        return [line for line in str(value).splitlines() if line.strip()]
    return [value] if question.kind is Kind.COUNTRIES else value


def shown(question: Question, answer: Answer) -> dict[str, object]:
    """The values that the form's controls begin with."""
    name = field_name(question.name)
    if isinstance(answer, DoNotKnow | RatherNotSay):
        state = UNKNOWN if isinstance(answer, DoNotKnow) else UNSAID
        return {name: state, state_name(question.name): state}
    if not isinstance(answer, Known):
        return {}
    value = answer.value
    if isinstance(value, PartialDate):
        return _shown_date(name, value)
    if isinstance(value, bool):
        is_consent = question.name.startswith("consent_")
        return {name: value if is_consent else "yes" if value else "no"}
    if isinstance(value, tuple):
        several = {Kind.LINES: "\n".join(value), Kind.COUNTRIES: next(iter(value), "")}
        return {name: several.get(question.kind, list(value))}
    return {name: value}


def _truth(question: Question, value: object) -> Answer:
    """Yes, no, or one of the two ways to decline; a box is ticked or not."""
    if isinstance(value, bool):
        return known(question.name, value)
    text = str(value or "")
    if text in _TRUTHS:
        return known(question.name, _TRUTHS[text])
    return _STATES.get(text, Unanswered())


def _date(question: Question, value: object, *, sent: Mapping[str, Any], state: str) -> Answer:
    """A date in parts, else an age, else a period, else a way to decline."""
    try:
        if isinstance(value, DateParts) and value:
            parts = dates.from_parts(value.day, value.month, value.year, about=value.is_about)
            return known(question.name, parts)
        age = str(sent.get(f"{field_name(question.name)}a") or "").strip()
        if age:
            about = isinstance(value, DateParts) and value.is_about
            return known(question.name, dates.from_age(age, on=clock.local_today(), about=about))
    except DateNotUnderstood as error:
        raise AnswerNotUnderstood(question.name, error.problem) from error
    period = _period(state, today=clock.local_today())
    if period is not None:
        return known(question.name, period)
    return _STATES.get(state, Unanswered())


def _period(code: str, *, today: date) -> PartialDate | None:
    """A date for a chosen period: its middle, and about."""
    days = {"today": 0, "week": 3, "month": 15, "year": 180}.get(code)
    if days is None:
        return None
    middle = today - timedelta(days=days)
    if days == 0:
        return PartialDate(middle.year, middle.month, middle.day)
    if code == "week":
        return PartialDate(middle.year, middle.month, middle.day, about=True)
    return PartialDate(middle.year, middle.month if code == "month" else None, about=True)


def _shown_date(name: str, value: PartialDate) -> dict[str, object]:
    """The parts of a date, or the age."""
    if value.age is not None:
        return {f"{name}a": str(value.age), name: DateParts(is_about=value.about)}
    parts = (str(part) if part else "" for part in (value.day, value.month, value.year))
    day, month, year = parts
    return {name: DateParts(day, month, year, is_about=value.about)}
