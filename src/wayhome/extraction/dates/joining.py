"""Two dates that are the ends of a time: "from March to December 2020"."""

import re
from collections.abc import Sequence
from functools import cache

from wayhome.extraction.dates.now import Now, Resolve
from wayhome.extraction.dates.told import Told
from wayhome.extraction.dates.wording import choice, words_with

_DASH = re.compile(r"\s?[-–—]\s?")
_POINT = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")
_ENDS = frozenset({"day-month", "month-day", "month-year", "month", "year", "iso", "numeric"})


def joined(text: str, dates: Sequence[Told]) -> list[Told]:
    """The same dates with each pair of ends made one."""
    found: list[Told] = []
    rest = list(dates)
    while rest:
        first = rest.pop(0)
        pair = _pair(text, first, rest[0]) if rest else None
        if pair:
            rest.pop(0)
        found.append(pair or first)
    return found


def _pair(text: str, first: Told, last: Told) -> Told | None:
    if not {first.rule, last.rule} <= _ENDS:
        return None
    between = text[first.end : last.start]
    opening = _opening().search(text, max(0, first.start - len("between ") - 1), first.start)
    if not (opening and _between().fullmatch(between)) and not _DASH.fullmatch(between):
        return None
    start = opening.start() if opening else first.start
    return Told(
        start, last.end, "from-to", _ends(first, last), has_year=first.has_year or last.has_year
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{choice(words_with('opens'))})\s$")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s{choice(words_with('joins'))}\s(?:the\s)?")


def _ends(first: Told, last: Told) -> Resolve:
    """The time between; the end that tells no year takes that of the other."""

    def resolve(now: Now) -> str | None:
        begin, end = first.resolve(now), last.resolve(now)
        if not (begin and end and _POINT.fullmatch(begin) and _POINT.fullmatch(end)):
            return None
        if last.has_year and not first.has_year:
            begin = end[:4] + begin[4:]
            begin = _year(begin, -1) if begin > end else begin
        elif first.has_year and not last.has_year:
            end = begin[:4] + end[4:]
            end = _year(end, 1) if end < begin else end
        elif begin > end and not begin.startswith("XXXX"):
            begin = _year(begin, -1)
        return f"{begin}/{end}"

    return resolve


def _year(edtf: str, step: int) -> str:
    return f"{int(edtf[:4]) + step}{edtf[4:]}"
