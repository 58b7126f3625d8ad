"""Dates as people know them: a day, a month, a year, about, or an age at the time.

Numbers may be written with the digits of any script, and years of the Buddhist era (2400 to 2600,
as used in Cambodia and Thailand) become common-era years.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.intake.domain.date_words import ABOUT, FILLERS, MONTHS
from wayhome.kernel import clock

_BUDDHIST_YEARS = range(2400, 2601)
_BUDDHIST_OFFSET = 543
_YEARS = range(1900, 2101)
_OLDEST_AGE = 120
_LONGEST_INPUT = 60


class DatePrecision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"
    UNCERTAIN = "uncertain"  # without a year


class DateProblem(StrEnum):
    """Why a date cannot be."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_YEAR = "no_such_year"
    NO_SUCH_AGE = "no_such_age"
    IN_THE_FUTURE = "in_the_future"


class DateNotUnderstood(ValueError):
    """The typed date cannot be; carries the problem."""

    def __init__(self, problem: DateProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with what is known of it; with an age, the year is that of birth at that age."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False
    age: int | None = None
    age_on: date | None = None

    @property
    def precision(self) -> DatePrecision:
        """The finest part that is known without a gap."""
        if self.age is not None:
            return DatePrecision.AGE
        if self.year is None:
            return DatePrecision.UNCERTAIN
        if self.month is None:
            return DatePrecision.YEAR
        return DatePrecision.MONTH if self.day is None else DatePrecision.DAY

    def earliest(self) -> date | None:
        """The first day this can mean; None without a year."""
        if self.age is not None and self.age_on is not None:
            return date(self.age_on.year - self.age - 1, 1, 1)
        if self.year is None:
            return None
        month = self.month or 1
        return date(self.year, month, (self.day if self.month else None) or 1)

    def latest(self) -> date | None:
        """The last day this can mean; None without a year."""
        if self.age is not None and self.age_on is not None:
            return date(self.age_on.year - self.age, 12, 31)
        if self.year is None:
            return None
        month = self.month or 12
        last = calendar.monthrange(self.year, month)[1]
        return date(self.year, month, (self.day if self.month else None) or last)

    def to_json(self) -> dict[str, object]:
        """Give the parts that are known as plain JSON."""
        parts = {"year": self.year, "month": self.month, "day": self.day, "age": self.age}
        known: dict[str, object] = {name: part for name, part in parts.items() if part is not None}
        if self.about:
            known["about"] = True
        if self.age_on is not None:
            known["age_on"] = self.age_on.isoformat()
        return known


def from_json(data: object) -> PartialDate:
    """Read what `to_json` gave; raises DateNotUnderstood."""
    if not isinstance(data, dict):
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD)
    numbers = [data.get(name) for name in ("year", "month", "day", "age")]
    if any(part is not None and type(part) is not int for part in numbers):
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD)
    try:
        age_on = date.fromisoformat(str(data["age_on"])) if "age_on" in data else None
    except ValueError as error:
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD) from error
    year, month, day, age = numbers
    about = data.get("about") is True
    return _checked(PartialDate(year, month, day, about=about, age=age, age_on=age_on))


def from_parts(
    day: str, month: str, year: str, *, about: bool = False, past: bool = True
) -> PartialDate:
    """Read a date from three fields, each of which may be empty.

    `past` refuses a date that lies wholly in the future. Raises DateNotUnderstood.
    """
    known = (_number(year), _month(month), _number(day))
    if known == (None, None, None):
        raise DateNotUnderstood(DateProblem.EMPTY)
    value = PartialDate(_common_era(known[0]), known[1], known[2], about=about)
    return _require_past(_checked(value)) if past else _checked(value)


def from_age(age: str, *, on: date, about: bool = False) -> PartialDate:
    """Read a birth from the age a person had on a day; raises DateNotUnderstood."""
    years = _number(age)
    if years is None:
        raise DateNotUnderstood(DateProblem.EMPTY)
    value = PartialDate(on.year - years, about=about, age=years, age_on=on)
    return _checked(value)


def parse(text: str, *, past: bool = True) -> PartialDate:
    """Read a date from one line: 2022-08-18, 18/8/2022, 8/2022, 2022, about 1999, 2022年8月18日.

    Day comes before month unless only the other order is possible. Raises DateNotUnderstood.
    """
    line = _plain(text)
    about = any(word in line for word in ABOUT)
    parts = _parts(line)
    if not parts or len(parts) > 3:
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD if line else DateProblem.EMPTY)
    day, month, year = _ordered(parts)
    return from_parts(day, month, year, about=about, past=past)


def _plain(text: str) -> str:
    if len(text) > _LONGEST_INPUT:
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD)
    signs = unicodedata.normalize("NFKC", text)
    values = (unicodedata.decimal(sign, None) for sign in signs)
    pairs = zip(signs, values, strict=True)
    return "".join(sign if value is None else str(value) for sign, value in pairs).lower().strip()


def _parts(line: str) -> list[str]:
    line = re.sub(r"[t ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$", "", line)
    for word in ABOUT:
        line = line.replace(word, " ")
    line = re.sub(r"[年日號号]|(?<=\d)月", " ", line)
    pieces = re.findall(r"\d+|[^\W\d_](?:[^\W\d_]|[\u17b6-\u17d3])*", line)
    told = [piece for piece in pieces if piece not in FILLERS]
    return told if all(piece.isdigit() or piece in MONTHS for piece in told) else []


def _ordered(parts: list[str]) -> tuple[str, str, str]:
    if len(parts) == 1:
        return "", "", parts[0]
    if len(parts) == 2:
        return ("", parts[1], parts[0]) if len(parts[0]) == 4 else ("", parts[0], parts[1])
    first, second, third = parts
    if len(first) == 4:
        return third, second, first
    if first in MONTHS or (second.isdigit() and int(second) > 12 and int(first) <= 12):
        return second, first, third
    return first, second, third


def _number(text: str) -> int | None:
    plain = _plain(text)
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", plain):
        raise DateNotUnderstood(DateProblem.NOT_UNDERSTOOD)
    return int(plain)


def _month(text: str) -> int | None:
    named = MONTHS.get(_plain(text).rstrip("."))
    return named if named is not None else _number(text)


def _common_era(year: int | None) -> int | None:
    return year - _BUDDHIST_OFFSET if year in _BUDDHIST_YEARS and year is not None else year


def _checked(value: PartialDate) -> PartialDate:
    if value.age is not None and not 0 <= value.age <= _OLDEST_AGE:
        raise DateNotUnderstood(DateProblem.NO_SUCH_AGE)
    if value.age_on is not None and value.age_on.year not in _YEARS:
        raise DateNotUnderstood(DateProblem.NO_SUCH_YEAR)
    if value.year is not None and value.year not in _YEARS and value.age is None:
        raise DateNotUnderstood(DateProblem.NO_SUCH_YEAR)
    if value.month is not None and not 1 <= value.month <= 12:
        raise DateNotUnderstood(DateProblem.NO_SUCH_MONTH)
    if value.day is not None and not 1 <= value.day <= _last_day(value):
        raise DateNotUnderstood(DateProblem.NO_SUCH_DAY)
    return value


def _last_day(value: PartialDate) -> int:
    leap_year = 2000
    return (
        31 if value.month is None else calendar.monthrange(value.year or leap_year, value.month)[1]
    )


def _require_past(value: PartialDate) -> PartialDate:
    earliest = value.earliest()
    if earliest is not None and earliest > clock.local_today():
        raise DateNotUnderstood(DateProblem.IN_THE_FUTURE)
    return value
