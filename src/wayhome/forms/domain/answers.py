"""Answers: read from what somebody typed, kept as JSON, and turned into values of expressions."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from wayhome.forms.domain.expressions.values import Value
from wayhome.forms.domain.questions import Choice, Kind, Question

Answer = str | int | list[str]
"""An answer as it is kept: days, hours and decimals as text, several choices as a list of codes."""

LONGEST_TEXT = 10_000
LONGEST_POINT = 100
_MOST_INTEGER = 2_147_483_647
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?")
_POINT = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?")
ACKNOWLEDGED = "OK"
_EARLIEST, _LATEST = 1900, 2100
_POINT_PARTS = (2, 4)
_LATITUDE, _LONGITUDE = 90, 180


class AnswerWrong(Exception):
    """What was typed is no answer to the question; `words` say what to type."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def read_answer(
    question: Question, given: str | Sequence[str], choices: Sequence[Choice]
) -> Answer | None:
    """The answer that was typed or chosen; None for none. Raises AnswerWrong."""
    codes = {each.code for each in choices}
    if question.kind is Kind.SELECT_MULTIPLE:
        chosen = given.split() if isinstance(given, str) else list(given)
        if not set(chosen) <= codes:
            raise AnswerWrong(_("Choose from the list."))
        return [each.code for each in choices if each.code in chosen] or None
    text = (given if isinstance(given, str) else " ".join(given)).replace("\0", "").strip()
    if not text:
        return None
    if question.kind is Kind.SELECT_ONE and text not in codes:
        raise AnswerWrong(_("Choose from the list."))
    if len(text) > LONGEST_TEXT:
        raise AnswerWrong(_("This is too long. Make it shorter."))
    return _READERS.get(question.kind, str)(text)


def as_value(question: Question, answer: Answer | None) -> Value:
    """An answer as expressions see it; the empty text where there is none."""
    if answer is None:
        return ""
    if isinstance(answer, list):
        return " ".join(answer)
    return _VALUES.get(question.kind, str)(str(answer))


def _integer(text: str) -> int:
    try:
        number = int(text) if len(text) <= len(str(_MOST_INTEGER)) + 1 else _MOST_INTEGER + 1
    except ValueError:
        raise AnswerWrong(_("Write a whole number, such as 3.")) from None
    if abs(number) > _MOST_INTEGER:
        raise AnswerWrong(_("Write a smaller number."))
    return number


def _decimal(text: str) -> str:
    # In whatever digits it was typed.
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    plain = plain.replace(",", ".")
    if not _DECIMAL.fullmatch(plain):
        raise AnswerWrong(_("Write a number, such as 3.5."))
    return str(Decimal(plain))


def _moment(kind: Kind, text: str) -> str:
    """A day, an hour, or both, in their ISO form to the minute."""
    try:
        match kind:
            case Kind.DATE:
                day = date.fromisoformat(text)
                _check_year(day)
                return day.isoformat()
            case Kind.TIME:
                hour = time.fromisoformat(text).replace(tzinfo=None)
                return hour.isoformat(timespec="minutes")
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        said = {
            Kind.DATE: _("Give a day, such as 2022-09-18."),
            Kind.TIME: _("Give the hour, such as 14:30."),
        }
        words = said.get(kind) or _("Give day and hour, such as 2022-09-18 14:30.")
        raise AnswerWrong(words) from None
    _check_year(moment)
    return moment.isoformat(timespec="minutes")


def _check_year(day: date) -> None:
    if not _EARLIEST <= day.year <= _LATEST:
        raise AnswerWrong(_("Give a day between 1900 and 2100."))


def _point(text: str) -> str:
    """Latitude and longitude in degrees, and if known height and uncertainty in metres."""
    parts = text.replace(",", " ").split()
    is_shaped = _POINT_PARTS[0] <= len(parts) <= _POINT_PARTS[1] and len(text) <= LONGEST_POINT
    if not is_shaped or not all(_POINT.fullmatch(each) for each in parts[:2]):
        raise AnswerWrong(_("Write latitude and longitude, such as 11.5564 104.9282."))
    if abs(float(parts[0])) > _LATITUDE or abs(float(parts[1])) > _LONGITUDE:
        raise AnswerWrong(_("Latitude goes from -90 to 90, longitude from -180 to 180."))
    if not all(_DECIMAL.fullmatch(each) for each in parts[2:]):
        raise AnswerWrong(_("Height and uncertainty are numbers, in metres."))
    return " ".join(parts)


_READERS: Mapping[Kind, Callable[[str], Answer]] = {
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DATE: partial(_moment, Kind.DATE),
    Kind.TIME: partial(_moment, Kind.TIME),
    Kind.DATETIME: partial(_moment, Kind.DATETIME),
    Kind.ACKNOWLEDGE: lambda _text: ACKNOWLEDGED,
    Kind.GEOPOINT: _point,
}
_VALUES: Mapping[Kind, Callable[[str], Value]] = {
    Kind.INTEGER: float,
    Kind.DECIMAL: float,
    Kind.DATE: date.fromisoformat,
    Kind.TIME: time.fromisoformat,
    Kind.DATETIME: datetime.fromisoformat,
}
