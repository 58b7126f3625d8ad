"""From when until when something counts."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from wayhome.kernel import clock

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class DateImpossible(Exception):
    """A day that cannot be: `field` says which, `problem` what is wrong with it."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__()
        self.field = field
        self.problem = problem


def check_span(since: datetime, until_on: date, *, now: datetime, longest: timedelta) -> None:
    """It begins now or before, and ends later than now. Raises DateImpossible."""
    if since > now:
        raise DateImpossible("since", "ahead")
    if since < EARLIEST:
        raise DateImpossible("since", "too_early")
    if until_on > clock.local_day(now + longest):
        raise DateImpossible("until_on", "too_late")
    if after(until_on) <= now:
        raise DateImpossible("until_on", "over")


def after(day: date) -> datetime:
    """The first moment after a day of local time."""
    midnight = datetime.combine(day + timedelta(days=1), time())
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def last_day(until: datetime) -> date:
    """The last day of local time before a moment."""
    return clock.local_day(until - timedelta(microseconds=1))
