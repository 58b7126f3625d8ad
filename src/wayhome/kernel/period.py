"""A period of days, both ends included, in the time zone of the instance."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings


class PeriodNotUnderstood(Exception):
    """The two days are no period; the message says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one day to another, such as 18 August to 17 September 2022."""

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise PeriodNotUnderstood("The last day comes before the first.")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(first, following - timedelta(days=1))

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.ends_on - self.starts_on).days + 1

    def begins_at(self) -> datetime:
        """The first moment, aware, in UTC."""
        return _midnight(self.starts_on)

    def ends_before(self) -> datetime:
        """The first moment after the period, aware, in UTC."""
        return _midnight(self.ends_on + timedelta(days=1))

    def __contains__(self, moment: datetime) -> bool:
        """Whether an aware moment falls inside."""
        return self.begins_at() <= moment < self.ends_before()


def _midnight(day: date) -> datetime:
    """The start of a day in the instance's time zone."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)
