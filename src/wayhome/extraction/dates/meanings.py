"""What expressions of time mean: each function gives the way from a present to a date (EDTF)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from wayhome.extraction.dates.now import (
    Now,
    Resolve,
    chosen_year,
    easter,
    monday_of,
    month_end,
    moved,
    week,
)

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_WEEKEND = 5
_JUST_BEFORE = 3
"""Days since the weekday on which something was due for it to be the last one of that name."""
_UNKNOWN = "XXXX"


def on_day(year: int | None, month: int, day: int, *, weekday: int | None = None) -> Resolve:
    """A day of a month, of a year or not; a weekday told with it helps to choose the year."""

    def resolve(now: Now) -> str | None:
        if year is not None:
            return f"{year}-{month:02}-{day:02}"
        if now.full is None:
            return f"{_UNKNOWN}-{month:02}-{day:02}"
        found = chosen_year(now.full, month, day, ahead=now.side)
        for other in (found, now.full.year, now.full.year - 1, now.full.year + 1):
            if weekday is not None and _is(weekday, other, month, day=day):
                return f"{other}-{month:02}-{day:02}"
        return f"{found}-{month:02}-{day:02}"

    return resolve


def _is(weekday: int, year: int, month: int, *, day: int) -> bool:
    return day <= month_end(year, month).day and date(year, month, day).weekday() == weekday


def in_month(year: int | None, month: int, which: int | None = None) -> Resolve:
    """A month of a year; without one the nearest, or the last or next of that name."""

    def resolve(now: Now) -> str | None:
        found: int | str
        if year is not None:
            found = year
        elif now.full is None:
            found = _UNKNOWN
        elif which is None:
            found = chosen_year(now.full, month, None, ahead=now.side)
        else:
            over = now.full.month >= month if which > 0 else now.full.month <= month
            found = now.full.year + (which if over and which else 0)
        return f"{found}-{month:02}"

    return resolve


def in_year(year: int) -> Resolve:
    """A year as told."""
    return lambda _: str(year)


def as_told(edtf: str) -> Resolve:
    """A date that says everything itself."""
    return lambda _: edtf


def on_weekday(weekday: int, which: int | None = None) -> Resolve:
    """A weekday: by the side the sentence looks to; "next" is that of the coming week."""

    def resolve(now: Now) -> str | None:
        if now.full is None:
            return None
        back = (now.full.weekday() - weekday) % 7
        if which == 1:
            found = monday_of(now.full) + timedelta(days=7 + weekday)
        elif which == -1:
            found = now.full - timedelta(days=back or 7)
        elif which == 0:
            found = monday_of(now.full) + timedelta(days=weekday)
        elif now.ahead and not (now.nearest and back <= _JUST_BEFORE):
            found = now.full + timedelta(days=-back % 7)
        else:
            found = now.full - timedelta(days=back)
        return found.isoformat()

    return resolve


def days_off(days: int) -> Resolve:
    """Today, yesterday, tomorrow."""
    return lambda now: now.plain((now.day + timedelta(days=days)).isoformat() if now.day else None)


def around(unit: str, which: int) -> Resolve:
    """This, the last or the next week, weekend, month, quarter, year or decade."""
    return lambda now: (
        now.plain(_around(now.day, unit, which, ahead=now.ahead)) if now.day else None
    )


def _around(day: date, unit: str, which: int, *, ahead: bool | None) -> str | None:
    quarter = day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1)
    told: dict[str, Callable[[], str]] = {
        "day": (day + timedelta(days=which)).isoformat,
        "week": partial(week, monday_of(day) + timedelta(days=7 * which)),
        "weekend": partial(_weekend_from, day, which, ahead=ahead),
        "month": lambda: "{}-{:02}".format(*moved(day, which)),
        "quarter": partial(_months, *moved(quarter, 3 * which), 3),
        "year": lambda: str(day.year + which),
        "decade": lambda: f"{day.year // 10 + which}X",
    }
    return told[unit]() if unit in told else None


def _weekend_from(day: date, which: int, *, ahead: bool | None) -> str:
    """This weekend on a weekday is the last one, unless the sentence looks ahead."""
    back = which - (which == 0 and not ahead and day.weekday() < _WEEKEND)
    saturday = monday_of(day) + timedelta(days=7 * back + _WEEKEND)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _months(year: int, month: int, count: int) -> str:
    return "{}-{:02}/{}-{:02}".format(year, month, *moved(date(year, month, 1), count - 1))


def distant(count: int, unit: str) -> Resolve:
    """So many days, weeks, months or years from now; as exact as the unit."""
    return lambda now: now.plain(_distant(now.day, count, unit)) if now.day else None


def _distant(day: date, count: int, unit: str) -> str | None:
    if unit in _DAYS:
        return (day + timedelta(days=count * _DAYS[unit])).isoformat()
    return _around(day, unit, count, ahead=None)


def from_previous(count: int, unit: str) -> Resolve:
    """So many units from the date told before: "the year before", "two days later"."""

    def resolve(now: Now) -> str | None:
        told = (now.previous or "").split("/")[-1 if count > 0 else 0]
        if not told or "W" in told or told.startswith(_UNKNOWN) or "X" in told:
            return None
        parts = [int(part) for part in told.split("-")]
        if unit in ("year", "decade"):
            years = count * (10 if unit == "decade" else 1)
            return str(parts[0] + years)
        if len(parts) == 1 or parts[1] > 12:  # months; seasons come after
            return None
        if unit == "month":
            return "{}-{:02}".format(*moved(date(parts[0], parts[1], 1), count))
        return _distant_day(parts, count, unit)

    return resolve


def _distant_day(parts: list[int], count: int, unit: str) -> str | None:
    if len(parts) < len(("year", "month", "day")):
        return None
    return (
        (date(*parts) + timedelta(days=count * _DAYS[unit])).isoformat() if unit in _DAYS else None
    )


def weekday_from_previous(weekday: int, step: int) -> Resolve:
    """The Tuesday after, before or of the date told before."""

    def resolve(now: Now) -> str | None:
        told = (now.previous or "").split("/")[0]
        try:
            day = date.fromisoformat(told)
        except ValueError:
            return on_weekday(weekday, which=step or None)(now)
        back = (day.weekday() - weekday) % 7
        if step > 0:
            return (day + timedelta(days=7 - back)).isoformat()
        return (day - timedelta(days=back or (7 if step else 0))).isoformat()

    return resolve


def in_season(year: int | None, season: int, which: int | None = None) -> Resolve:
    """A season as EDTF counts them: 21 spring to 24 winter."""

    def resolve(now: Now) -> str | None:
        if year is not None:
            return f"{year}-{season}"
        if now.full is None:
            return None
        middle = (season - 21) * 3 + 4
        found = (
            now.full.year if which == 0 else chosen_year(now.full, middle, None, ahead=now.ahead)
        )
        if which == -1 and middle >= now.full.month - 1:
            found = now.full.year - 1
        elif which == 1:
            found = now.full.year + (middle <= now.full.month + 1)
        return f"{found}-{season}"

    return resolve


def on_feast(month: int, day: int, year: int | None) -> Resolve:
    """A feast on a fixed day."""
    return on_day(year, month, day)


def by_easter(offset: int, year: int | None) -> Resolve:
    """A feast that moves with Easter."""

    def resolve(now: Now) -> str | None:
        if year is None and now.full is None:
            return None
        if year is not None or now.full is None:
            return (easter(year or 0) + timedelta(days=offset)).isoformat()
        days = [easter(now.full.year + n) + timedelta(days=offset) for n in (-1, 0, 1)]
        today = now.full
        wanted = [day for day in days if (day > today) == bool(now.ahead)]
        return min(wanted, key=lambda day: abs(day - today)).isoformat()

    return resolve


def part_of_year(base: Resolve, first: int, count: int) -> Resolve:
    """Some months of a year: its second quarter, its first half, its first five months."""

    def resolve(now: Now) -> str | None:
        year = base(now)
        return _months(int(year), first, count) if year and year.isdecimal() else None

    return resolve


def week_of_month(base: Resolve, number: int, *, weekend: bool = False) -> Resolve:
    """The first week or weekend of a month; the last with `number` -1."""

    def resolve(now: Now) -> str | None:
        told = base(now)
        if told is None or len(told) != len("YYYY-MM"):
            return None
        if told.startswith(_UNKNOWN):
            return None if number < 0 or weekend else _week(told, 7 * (number - 1) + 1)
        first = date.fromisoformat(f"{told}-01")
        if weekend:
            return _weekend(first, number)
        return _week(
            told, month_end(first.year, first.month).day - 6 if number < 0 else 7 * number - 6
        )

    return resolve


def _week(month: str, first: int) -> str:
    return f"{month}-{first:02}/{month}-{first + 6:02}"


def _weekend(first: date, number: int) -> str:
    day = month_end(first.year, first.month) if number < 0 else first
    step = -1 if number < 0 else 1
    while day.weekday() != _WEEKEND:
        day += timedelta(days=step)
    day += timedelta(days=7 * (max(number, 1) - 1))
    return f"{day}/{day + timedelta(days=1)}"


def week_around(base: Resolve) -> Resolve:
    """The week of a day: from it when it is a Monday, else from its Monday."""

    def resolve(now: Now) -> str | None:
        told = base(now)
        if told is None or told.startswith(_UNKNOWN):
            return told
        monday = monday_of(date.fromisoformat(told))
        return f"{monday}/{monday + timedelta(days=6)}"

    return resolve


def edge_of(base: Resolve, edge: str) -> Resolve:
    """The beginning, middle or end of a year is a month of it; of anything shorter, itself."""

    def resolve(now: Now) -> str | None:
        told = base(now)
        if told is None or not told.isdecimal():
            return told
        return f"{told}-{'01' if edge == 'start' else '12' if edge == 'end' else '06'}"

    return resolve
