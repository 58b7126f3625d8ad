"""When an operation is to happen: a window of time that can be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.kernel import clock

LONGEST = timedelta(days=60)


class WindowRefused(Exception):
    """The end comes before the beginning, or the window is longer than 60 days."""


@dataclass(frozen=True, slots=True)
class Window:
    """From one aware moment to another. Raises WindowRefused."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if not self.begins < self.ends <= self.begins + LONGEST:
            raise WindowRefused


class MomentRefused(Exception):
    """A moment that cannot be: in the future, or before what it follows."""


def check_moment(moment: datetime, *, now: datetime, after: datetime | None = None) -> None:
    """Refuse what has not happened yet, or comes before its cause. Raises MomentRefused."""
    if moment > now or (after is not None and moment < after):
        raise MomentRefused


def check_day(day: date, *, today: date, after: datetime | None = None) -> None:
    """Refuse a day that has not come, or lies before a moment; both on the instance's calendar.

    Raises MomentRefused.
    """
    if day > today or (after is not None and day < clock.local_day(after)):
        raise MomentRefused
