"""When something happened, as far as a source says: two days between which it lies.

Dates are EDTF (ISO 8601-2). A partial date is every day it may mean; an uncertain or approximate one
is a whole unit wider on both sides, since nobody says by how much it may be wrong. A season is its
whole year: which months it means depends on the half of the earth.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

_DATE = re.compile(r"(\d{2}[\dX]{2})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_QUALIFIERS = "?~%"
_OPEN = ("", "..")
_QUARTERS, _THIRDS = ((1, 3), (4, 6), (7, 9), (10, 12)), ((1, 4), (5, 8), (9, 12))
_PARTS_OF_YEAR = dict(enumerate((*_QUARTERS, *_THIRDS, (1, 6), (7, 12)), start=33))
"""Quarters, thirds and halves: their first and last month."""
_SEASONS = range(21, 33)
_MONTHS = range(1, 13)
_DAY, _MONTH, _YEAR = timedelta(1), timedelta(31), timedelta(366)
_SIX_DAYS = timedelta(6)


class Basis(StrEnum):
    """What a day rests on: words of the source, its day of publication, or nothing."""

    TOLD = "told"
    REPORTED = "reported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day it may have been; None where nothing is known on that side.

    `edtf` is the date as told; empty when the source tells none. Something only reported happened
    on the day of publication or before it.
    """

    basis: Basis
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None

    @property
    def day(self) -> date | None:
        """The one day it was, when it is told to the day."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def year(self) -> int | None:
        """The one year it was, or that of the report; None when it may be another."""
        last = self.latest.year if self.latest else None
        if self.basis is Basis.REPORTED:
            return last
        return last if self.earliest and self.earliest.year == last else None

    def is_before(self, other: "When") -> bool:
        """Whether this was surely earlier, whatever days the two may mean."""
        if self.latest is None or other.earliest is None:
            return False
        return self.latest < other.earliest


NEVER_TOLD = When(Basis.UNKNOWN)


def told(edtf: str | None) -> When | None:
    """The days that a date in EDTF may mean; None when it names no year or cannot be read."""
    text = (edtf or "").strip()
    first, is_interval, last = text.partition("/")
    ends = (_days(first), _days(last)) if is_interval else (_days(first),) * 2
    if not text or any(
        found is None and part not in _OPEN
        for found, part in zip(ends, (first, last if is_interval else first), strict=True)
    ):
        return None
    earliest = ends[0][0] if ends[0] else None
    latest = ends[1][1] if ends[1] else None
    if earliest is None and latest is None:
        return None
    if earliest and latest and latest < earliest:
        return None
    return When(Basis.TOLD, text, earliest, latest)


def reported(published: date | None) -> When:
    """What a source tells without a date: by its day of publication, when that is known."""
    return When(Basis.REPORTED, latest=published) if published else NEVER_TOLD


T = TypeVar("T")


def in_order(entries: Iterable[tuple[When, T]]) -> list[tuple[When, T]]:
    """Entries so that what was surely earlier comes first; what cannot be placed comes last."""
    return sorted(entries, key=lambda each: _key(each[0]))


def _key(when: When) -> tuple[date, date]:
    return when.latest or date.max, when.earliest or date.min


def _days(edtf: str) -> tuple[date, date] | None:
    """The first and last day of one date, widened when it is qualified."""
    is_unsure = any(sign in edtf for sign in _QUALIFIERS)
    plain = edtf.translate({ord(sign): None for sign in _QUALIFIERS}).partition("T")[0]
    match, week = _DATE.fullmatch(plain), _WEEK.fullmatch(plain)
    try:
        if week is not None:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday, monday + _SIX_DAYS
        if match is None:
            return None
        year, month, day = match.groups()
        first, last, unit = _bounds(year, month, day)
        return (first - unit, last + unit) if is_unsure else (first, last)
    except (ValueError, OverflowError):
        return None


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, timedelta]:
    """The days of a date whose parts may be unknown, and how long its smallest part is."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year or month is None or "X" in month or int(month) in _SEASONS:
        return date(first, 1, 1), date(last, 12, 31), _YEAR
    number = int(month)
    if number in _PARTS_OF_YEAR:
        begins, ends = _PARTS_OF_YEAR[number]
        return date(first, begins, 1), _month_end(first, ends), _MONTH
    if number not in _MONTHS:
        raise ValueError(month)
    if day is None or "X" in day:
        return date(first, number, 1), _month_end(first, number), _MONTH
    exact = date(first, number, int(day))
    return exact, exact, _DAY


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
