"""Dates with their precision (EDTF, ISO 8601-2): as days, as parts, and in words."""

import re
from datetime import date

from django.utils.formats import date_format

from wayhome.kernel.period import Period

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DECEMBER = 12


def parts_of(edtf: str) -> tuple[int, ...]:
    """Year, month and day as far as they are told; empty for anything but a plain date."""
    found = _POINT.fullmatch(edtf)
    if found is None:
        return ()
    parts = tuple(int(part) for part in found.groups() if part)
    return parts if days_of(edtf) else ()


def days_of(edtf: str | None) -> Period | None:
    """The days that a date covers; None where a year is unknown, an end open, or days are cut off."""
    if not edtf:
        return None
    begin, slash, end = edtf.partition("/")
    try:
        first, last = _days(begin), _days(end if slash else begin)
    except ValueError:
        return None
    if first is None or last is None or last.ends_on < first.starts_on:
        return None
    return Period(first.starts_on, last.ends_on)


def in_words(edtf: str) -> str:
    """A date as people write it, no more exact than it is told; anything else as it stands."""
    match parts_of(edtf):
        case (year, month, day):
            return date_format(date(year, month, day))
        case (year, month):
            return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
        case _:
            return edtf


def _days(edtf: str) -> Period | None:
    """The days of one date. Raises ValueError for a day that is in no calendar."""
    if found := _WEEK.fullmatch(edtf):
        year, week = int(found[1]), int(found[2])
        return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    found = _POINT.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return Period(date(year, month, day), date(year, month, day))
    if month:
        return Period.month(year, month)
    return Period(date(year, 1, 1), date(year, _DECEMBER, 31))
