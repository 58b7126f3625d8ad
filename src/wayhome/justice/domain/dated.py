"""When something happened, no more exact than it is known: a day, a month or a year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.intake.domain.dates import PartialDate
from wayhome.kernel.period import Period


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class YearMissing(Exception):
    """An event needs at least the year in which it happened."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The first and last day on which something may have happened, both included."""

    earliest: date
    latest: date
    precision: Precision

    @property
    def days(self) -> Period:
        """The same as a period."""
        return Period(self.earliest, self.latest)

    @classmethod
    def of(cls, told: PartialDate) -> "Dated":
        """A date as somebody wrote it. Raises YearMissing; "about" is no date of an event."""
        earliest, latest = told.earliest(), told.latest()
        if earliest is None or latest is None or told.about or told.age is not None:
            raise YearMissing
        return cls(earliest, latest, Precision(told.precision.value))

    @classmethod
    def on(cls, day: date) -> "Dated":
        """A day that is known."""
        return cls(day, day, Precision.DAY)
