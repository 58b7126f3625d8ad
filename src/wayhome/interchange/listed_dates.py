"""Dates in lists: checked as published, and births known in part."""

import re
from datetime import date

from wayhome.interchange.unreadable import Unreadable
from wayhome.matching.description import PartialDate, UnreadableDateError
from wayhome.screening.domain.listings import ListedBirth

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1800, 2101)
_LONGEST_SPAN = 60


def day(text: str, *, line: int, place: str) -> str:
    """A day as ISO text; a time of day behind it is left out. Raises Unreadable."""
    if not text:
        return ""
    found = _DAY.match(text)
    try:
        return date.fromisoformat(found.group() if found else text).isoformat()
    except ValueError as fault:
        raise Unreadable(
            f"“{text[:40]}” is no day like 2015-07-01", line=line, place=place
        ) from fault


def birth(text: str, *, line: int, place: str, is_about: bool = False) -> ListedBirth:
    """A year, a month or a day of birth; a time or a zone behind it is left out.

    Raises Unreadable.
    """
    whole = _DAY.match(text)
    try:
        read = PartialDate.parse(whole.group() if whole else text)
    except UnreadableDateError as fault:
        raise Unreadable(f"“{text[:40]}” is no date of birth", line=line, place=place) from fault
    if read.year is None or read.year not in _YEARS:
        raise Unreadable(f"nobody listed was born in {read.year}", line=line, place=place)
    return ListedBirth(read.year, read.month, read.day, is_about=is_about)


def span(first: str, last: str, *, line: int, place: str) -> ListedBirth:
    """Somewhere from one year to another. Raises Unreadable."""
    one = birth(first or last, line=line, place=place)
    other = birth(last or first, line=line, place=place)
    if not 0 <= other.year - one.year <= _LONGEST_SPAN:
        problem = f"{one.year} to {other.year} is no span of years of birth"
        raise Unreadable(problem, line=line, place=place)
    return ListedBirth(one.year, last_year=other.year, is_about=True)
