"""When a task is due: on a day, or at a moment of it, as the clocks of the office show it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from wayhome.kernel import clock


@dataclass(frozen=True, slots=True)
class Due:
    """A day of the office's time zone; with `at`, an aware moment of that day."""

    on: date
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.at is not None and clock.local_day(self.at) != self.on:
            raise ValueError("The moment is not of the day.")

    def is_over(self, now: datetime) -> bool:
        """Whether the moment, or else the whole day, has passed."""
        return self.at < now if self.at else self.on < clock.local_day(now)


def due_on(day: date, hour: time | None = None) -> Due:
    """Due on a day, at an hour of the office's clocks when one is given."""
    if hour is None:
        return Due(day)
    return Due(day, timezone.make_aware(datetime.combine(day, hour)))
