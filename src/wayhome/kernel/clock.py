"""The one source of time, so that a test or the demo can live through another month."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

_shift = timedelta()

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC) - _shift


def local_today() -> date:
    """The present day on the calendar of the office: what people mean who write a day down."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """The day that it is in the office at an aware moment."""
    return timezone.localdate(moment, timezone.get_default_timezone())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment; `moment` must be aware. For tests and invented histories."""
    if moment.tzinfo is None:
        raise ValueError("The clock needs an aware moment.")
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def live_in_the_past(shift: timedelta) -> None:
    """Let this process live that much earlier. For the demo alone, whose history ends in 2022."""
    global _shift  # noqa: PLW0603  # one clock for the whole process
    _shift = shift
