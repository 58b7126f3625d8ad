"""What one report says of a person, and dates that may be known only in part."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from wayhome.matching.point import Point

_BUDDHIST_YEARS = range(2400, 2601)
_BUDDHIST_OFFSET = 543
_ABOUT_YEARS = 2
_ISO_PARTIAL = re.compile(r"(~?)(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(~?)")


class UnreadableDateError(ValueError):
    """The text is not a date, a month or a year."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The first and last day something can have happened, both included."""

    first: date
    last: date

    def overlaps(self, other: "Interval") -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def years_apart(self, other: "Interval") -> int:
        """Return the whole years between the two, counted by calendar year; 0 if they touch."""
        if self.overlaps(other):
            return 0
        return max(self.first.year - other.last.year, other.first.year - self.last.year)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which day, month or year may be unknown; `about` marks an estimate."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `1998`, `1998-05` or `1998-05-03`, with `~` on either side for an estimate.

        Years 2400 to 2600 are counted in the Buddhist era and become Common Era years. Digits of
        any script are read. Raises `UnreadableDateError`.
        """
        found = _ISO_PARTIAL.fullmatch(text.strip())
        if found is None:
            raise UnreadableDateError(text)
        before, year, month, day, after = found.groups()
        read = cls(
            year=common_era(int(year)),
            month=int(month) if month else None,
            day=int(day) if day else None,
            about=bool(before or after),
        )
        read.interval()
        return read

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are known and exact."""
        return None not in (self.year, self.month, self.day) and not self.about

    def interval(self) -> Interval | None:
        """Return the days this date can mean; None when the year is unknown.

        An estimate reaches two years either way. Raises `UnreadableDateError` for a day that
        does not exist.
        """
        if self.year is None:
            return None
        slack = _ABOUT_YEARS if self.about else 0
        month_first, month_last = self.month or 1, self.month or 12
        try:
            last_day = self.day or calendar.monthrange(self.year + slack, month_last)[1]
            first = date(self.year - slack, month_first, self.day or 1)
            last = date(self.year + slack, month_last, last_day)
        except (ValueError, calendar.IllegalMonthError) as error:
            raise UnreadableDateError(str(self)) from error
        return Interval(first, last)


def common_era(year: int) -> int:
    """Return a year of the Common Era for one that may be counted in the Buddhist era."""
    return year - _BUDDHIST_OFFSET if year in _BUDDHIST_YEARS else year


@dataclass(frozen=True, slots=True)
class Description:
    """What one report says of one person; every part may be missing.

    `names` holds every form and script of the name; `sex` is female, male or other; `nationality`
    an ISO 3166-1 alpha-3 code; `age` is in years on the day `age_on`; `places` holds last known
    places as free text or P-codes, `points` the same as coordinates.
    """

    names: tuple[str, ...] = ()
    sex: str | None = None
    birth: PartialDate | None = None
    age: int | None = None
    age_on: date | None = None
    nationality: str | None = None
    phones: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()

    def birth_interval(self) -> Interval | None:
        """Return the days the person can have been born on, from birth or else from age."""
        if self.birth is not None and self.birth.year is not None:
            return self.birth.interval()
        if self.age is None or self.age_on is None:
            return None
        on = self.age_on
        # Born the day after this birthday of age + 1 at the earliest; years are enough here.
        first_year, last_year = on.year - self.age - 1, on.year - self.age
        return Interval(date(first_year, on.month, 1), date(last_year, on.month, _last_day(on)))


def _last_day(day: date) -> int:
    # 28 in every February, so that the day exists in the year of birth too.
    return min(calendar.monthrange(day.year, day.month)[1], 28 if day.month == 2 else 31)
