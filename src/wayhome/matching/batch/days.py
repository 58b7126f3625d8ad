"""Dates of birth as lists write them: 19980503, 1998-05-03, 03/05/1998, 3 May 1998 or a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wayhome.matching.description import PartialDate, UnreadableDateError, common_era
from wayhome.matching.phones import ascii_digits

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EIGHT_YEAR_LAST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NAMED_MONTH = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3})[a-z]*[-/., ]+(\d{4})", re.IGNORECASE)
_NAMED_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*[-/. ]+(\d{1,2})[-/., ]+(\d{4})", re.IGNORECASE)
_DECIMAL_YEAR = re.compile(r"(\d{4})\.0")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}


class DateOrder(StrEnum):
    """What stands first in 03/05/1998."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(slots=True)
class OrderSensor:
    """Tells the order of a column from the dates that allow only one."""

    day_first: int = 0
    month_first: int = 0

    def see(self, text: str) -> None:
        """Count what one value proves."""
        found = _YEAR_LAST.fullmatch(text)
        if found is None:
            return
        first, second = int(found[1]), int(found[2])
        self.day_first += first > 12 >= second
        self.month_first += second > 12 >= first

    def order(self) -> DateOrder:
        """Return the order most dates prove; day first where none proves any."""
        if self.month_first > self.day_first:
            return DateOrder.MONTH_FIRST
        return DateOrder.DAY_FIRST


def read_birth(text: str, order: DateOrder) -> PartialDate | None:
    """Return the date, month or year a text means, or None when it means none that exists.

    Digits of every script are read, and years of the Buddhist era become Common Era years.
    """
    plain = ascii_digits(text.strip())
    for reading in _readings(plain, order):
        try:
            reading.interval()
        except UnreadableDateError:
            continue
        return reading
    return None


def _readings(text: str, order: DateOrder) -> Iterable[PartialDate]:
    """Yield what a text may mean, the likeliest first; a day may not exist."""
    if found := _YEAR_FIRST.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
        yield _date(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text) or _EIGHT_YEAR_LAST.fullmatch(text):
        day_first = order is DateOrder.DAY_FIRST
        one, other = found[1], found[2]
        yield _date(found[3], other, one) if day_first else _date(found[3], one, other)
        yield _date(found[3], one, other) if day_first else _date(found[3], other, one)
    if (found := _NAMED_MONTH.fullmatch(text)) and found[2].lower() in _MONTHS:
        yield _date(found[3], _MONTHS[found[2].lower()], found[1])
    if (found := _NAMED_MONTH_FIRST.fullmatch(text)) and found[1].lower() in _MONTHS:
        yield _date(found[3], _MONTHS[found[1].lower()], found[2])
    if found := _DECIMAL_YEAR.fullmatch(text):
        yield PartialDate(common_era(int(found[1])))
    try:
        yield PartialDate.parse(text)
    except UnreadableDateError:
        return


def _date(year: str | int, month: str | int, day: str | int) -> PartialDate:
    """A date; a month or day of 0 is unknown."""
    return PartialDate(common_era(int(year)), int(month) or None, int(day) or None)
