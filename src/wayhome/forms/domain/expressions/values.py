"""Values of expressions, and how XPath turns one sort into another."""

import math
import re
from datetime import date, datetime, time
from decimal import Decimal

Value = str | float | bool | date | datetime | time
"""What an answer or a part of an expression comes to; an unanswered question is the empty text."""

_NUMBER = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*")
_DAY = 86_400


def as_number(value: Value) -> float:
    """A number; not-a-number where it is none. Days count for dates, parts of a day for times."""
    match value:
        case bool():
            return 1.0 if value else 0.0
        case str():
            return float(value) if _NUMBER.fullmatch(value) else math.nan
        case datetime():
            return value.toordinal() + _part_of_day(value.time())
        case date():
            return float(value.toordinal())
        case time():
            return _part_of_day(value)
    return float(value)


def as_text(value: Value) -> str:
    """A text, as XPath 1.0 writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case datetime():
            return value.isoformat(timespec="minutes")
        case time():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
    return _number_text(float(value))


def is_true(value: Value) -> bool:
    """Whether a value counts as yes: a text that is not empty, a number that is not nothing."""
    match value:
        case bool():
            return value
        case str():
            return value != ""
        case date() | time():
            return True
    return not (value == 0 or math.isnan(value))


def same_sort(value: Value, beside: Value) -> Value:
    """A text that stands beside a day or an hour is read as one, if it is one."""
    if not isinstance(value, str) or not isinstance(beside, date | time):
        return value
    try:
        return type(beside).fromisoformat(value)
    except ValueError:
        return value


def read_day(text: str) -> date | str:
    """A day written as 2022-09-18; the text itself where it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return ""


def _part_of_day(moment: time) -> float:
    return (moment.hour * 3_600 + moment.minute * 60 + moment.second) / _DAY


def _number_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    return format(Decimal(repr(value)).normalize(), "f")
