"""The moment from which a date is told, and how years that are not told are chosen."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_WRONG_WAY = 8
"""How much nearer a day on the wrong side of today must be to be taken all the same."""
_SLACK = 1
"""Days a text may lie before its own date: another time zone, a page of tomorrow."""


@dataclass(frozen=True, slots=True)
class Now:
    """From where a text speaks: the day if known (`has_year` False: only its day and month).

    `ahead` tells whether the sentence looks forward; None when it does not say. `nearest` of what was
    due, of which nobody can tell whether it has come. `previous` is the date told before, for "the
    day after".
    """

    day: date | None = None
    has_year: bool = True
    ahead: bool | None = None
    previous: str | None = None
    nearest: bool = False

    @property
    def side(self) -> bool | None:
        """Where a day told without its year lies, None for whichever is nearer."""
        return None if self.nearest else self.ahead

    @property
    def full(self) -> date | None:
        """The day, when its year is known."""
        return self.day if self.has_year else None

    def plain(self, edtf: str | None) -> str | None:
        """An answer reckoned from this day: its year hidden when ours is not known."""
        return edtf if edtf is None or self.has_year else hidden(edtf)


Resolve = Callable[[Now], str | None]
"""What a date means, once it is known from where it is told; EDTF, or None when nobody can say."""


def hidden(edtf: str) -> str | None:
    """The same with unknown years; None for what is nothing without its year."""
    kept = [f"XXXX{each[4:]}" for each in edtf.split("/")]
    return None if any(len(each) == len("XXXX") or "W" in each for each in kept) else "/".join(kept)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def moved(day: date, months: int) -> tuple[int, int]:
    """Year and month some months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def week(monday: date) -> str:
    """The week that begins on a Monday."""
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02}"


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def chosen_year(now: date, month: int, day: int | None, *, ahead: bool | None) -> int:
    """The year of a day or month told without one: the nearest on the side the sentence looks to."""
    years = [year for year in (now.year - 1, now.year, now.year + 1) if _exists(year, month, day)]
    return (
        min(years, key=lambda year: _cost(now, year, (month, day), ahead=ahead))
        if years
        else now.year
    )


def _exists(year: int, month: int, day: int | None) -> bool:
    return day is None or day <= calendar.monthrange(year, month)[1]


def _cost(now: date, year: int, told: tuple[int, int | None], *, ahead: bool | None) -> int:
    month, day = told
    if day is None:
        distance = ((year - now.year) * 12 + month - now.month) * 30
    else:
        distance = (date(year, month, day) - now).days
    if ahead is None or abs(distance) <= _SLACK or (distance > 0) == ahead:
        return abs(distance)
    return abs(distance) * _WRONG_WAY


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    offset = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)
