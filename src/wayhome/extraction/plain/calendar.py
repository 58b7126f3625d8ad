"""What day a date means: by itself, or from the day of publication. No year is ever guessed."""

from dataclasses import dataclass
from datetime import date, timedelta

_FAR, _NEAR = 270, 90
"""Days: a day told without its year lies behind, unless that is far and the coming one near."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it is told; `by` counts days, weeks, months or years from the day of publication."""

    means: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_to: int | None = None
    month_to: int | None = None
    weekday: int | None = None
    by: int | None = None
    which: str = ""

    @property
    def is_possible(self) -> bool:
        """Whether there is such a month and day."""
        months = all(1 <= each <= 12 for each in (self.month, self.month_to) if each is not None)
        if not months or (self.day is not None and not 1 <= self.day <= 31):
            return False
        if self.day and self.month:
            return _date(self.year or 2000, self.month, self.day) is not None
        return True

    @property
    def is_relative(self) -> bool:
        """Whether it says nothing without the day of publication."""
        return self.year is None and self.month is None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolved(told: Day, published: date | None, *, ahead: bool) -> str | None:
    """The date in EDTF; None when the text and the day of publication do not tell it."""
    match told.means:
        case "day":
            return _day(told, published, ahead=ahead)
        case "month":
            return _month(told, published, ahead=ahead)
        case "year":
            return f"{told.year:04}"
        case "years":
            return f"{told.year:04}/{told.year_to:04}"
        case "months":
            return _months(told, published)
        case _:
            return _from_now(told, published, ahead=ahead) if published else None


def _day(told: Day, published: date | None, *, ahead: bool) -> str | None:
    if told.day is None:
        return None
    if told.month is None:
        return _day_of_month(told.day, published, ahead=ahead, which=told.which)
    if told.year is not None:
        return f"{told.year:04}-{told.month:02}-{told.day:02}"
    if published is None:
        return f"XXXX-{told.month:02}-{told.day:02}"
    if told.by is not None:
        return f"{published.year + told.by:04}-{told.month:02}-{told.day:02}"
    days = [_date(published.year + by, told.month, told.day) for by in (-1, 0, 1)]
    found = _nearest([each for each in days if each], published, ahead=ahead)
    return found.isoformat() if found else None


def _nearest(days: list[date], published: date, *, ahead: bool) -> date | None:
    """The last such day, or the next when the sentence looks ahead."""
    before = max((each for each in days if each <= published), default=None)
    after = min((each for each in days if each >= published), default=None)
    if before is None or after is None:
        return before or after
    near = (after - published).days < _NEAR and (published - before).days > _FAR
    return after if ahead or near else before


def _day_of_month(day: int, published: date | None, *, ahead: bool, which: str) -> str | None:
    """A day told without its month: of the month of publication, or the one before."""
    if published is None:
        return None
    this = _date(published.year, published.month, day)
    if this and (which != "alone" or ahead or this <= published):
        return this.isoformat()
    last = published.replace(day=1) - timedelta(days=1)
    before = _date(last.year, last.month, day) if which == "alone" else None
    return before.isoformat() if before else None


def _month(told: Day, published: date | None, *, ahead: bool) -> str | None:
    if told.month is None:
        return None
    if told.year is not None:
        return f"{told.year:04}-{told.month:02}"
    if published is None:
        return f"XXXX-{told.month:02}"
    if told.by is not None:
        return f"{published.year + told.by:04}-{told.month:02}"
    after = told.which == "next" or (ahead and told.which != "last")
    year = published.year
    if after and told.month < published.month:
        year += 1
    if not after and told.month > published.month:
        year -= 1
    if told.month == published.month and told.which:
        year += 1 if told.which == "next" else -1
    return f"{year:04}-{told.month:02}"


def _months(told: Day, published: date | None) -> str:
    year = f"{told.year:04}" if told.year else f"{published.year:04}" if published else "XXXX"
    return f"{year}-{told.month:02}/{year}-{told.month_to:02}"


def _from_now(told: Day, published: date, *, ahead: bool) -> str | None:
    """A date counted from the day of publication."""
    by = told.by or 0
    found: str | None = None
    match told.means:
        case "days":
            found = (published + timedelta(days=by)).isoformat()
        case "week":
            year, week, _ = (published + timedelta(weeks=by)).isocalendar()
            found = f"{year:04}-W{week:02}"
        case "months-off":
            months = published.year * 12 + published.month - 1 + by
            found = f"{months // 12:04}-{months % 12 + 1:02}"
        case "years-off":
            found = f"{published.year + by:04}"
        case "year-end":
            found = f"{published.year + by:04}-12"
        case "weekday" if told.weekday is not None:
            found = _weekday(told, told.weekday, published, ahead=ahead).isoformat()
    return found


def _weekday(told: Day, weekday: int, published: date, *, ahead: bool) -> date:
    monday = published - timedelta(days=published.weekday())
    if told.by is not None:
        return monday + timedelta(days=weekday, weeks=told.by)
    behind = (published.weekday() - weekday) % 7
    if told.which == "last":
        return published - timedelta(days=behind or 7)
    if told.which == "next" or (ahead and behind):
        return published + timedelta(days=7 - behind)
    return published - timedelta(days=behind)
