"""Which reminder a task calls for, against an oracle that walks through every minute of a clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from wayhome.workplan.domain.due import Due, due_on
from wayhome.workplan.domain.reminders import Call, ReminderKind, call_at

_OFFICE = ZoneInfo(settings.TIME_ZONE)
_DAY = date(2026, 11, 22)
_DUES = st.builds(
    due_on,
    st.dates(_DAY - timedelta(days=9), _DAY + timedelta(days=9)),
    st.none() | st.times().map(lambda each: each.replace(microsecond=0, second=0, tzinfo=None)),
)
_MOMENTS = st.datetimes(
    datetime(2026, 11, 10, tzinfo=UTC).replace(tzinfo=None),
    datetime(2026, 12, 5, tzinfo=UTC).replace(tzinfo=None),
).map(lambda each: each.replace(tzinfo=UTC))


def _expected(due: Due, now: datetime) -> tuple[str, date] | None:
    """The rule of the document, read off the office's wall clock."""
    wall = now.astimezone(_OFFICE)
    days_left = (due.on - wall.date()).days
    hour = due.at.astimezone(_OFFICE).time() if due.at else time(0, 0)
    if days_left > 1:
        return None
    if days_left < 0:
        return ("overdue", wall.date())
    if days_left == 1:
        return ("soon", due.on)
    return ("due", due.on) if wall.time() >= hour else ("soon", due.on)


@given(_DUES, _MOMENTS)
def test_reminder_is_the_one_that_the_rule_says(due: Due, now: datetime) -> None:
    call = call_at(due, now)

    assert (call and (call.kind.value, call.day)) == _expected(due, now)


@given(_DUES, st.lists(_MOMENTS, min_size=1, max_size=60))
def test_worker_that_comes_late_makes_one_reminder_and_never_the_same_twice(
    due: Due, rounds: list[datetime]
) -> None:
    made: dict[Call, datetime] = {}

    for now in sorted(rounds):
        call = call_at(due, now)
        if call is not None:
            made.setdefault(call, now)

    overdue = [call for call in made if call.kind is ReminderKind.OVERDUE]
    days = {now.astimezone(_OFFICE).date() for now in rounds}
    assert len({call.day for call in overdue}) == len(overdue)
    assert {call.day for call in overdue} == {day for day in days if day > due.on}
    assert len(made) - len(overdue) <= 2


@given(_DUES)
def test_worker_that_comes_every_hour_reminds_before_at_and_after(due: Due) -> None:
    start = datetime.combine(due.on - timedelta(days=3), time(0), tzinfo=_OFFICE)
    calls = [call_at(due, start + timedelta(hours=hour)) for hour in range(24 * 6)]

    kinds = [call.kind for call in dict.fromkeys(calls) if call]

    first = kinds[0]
    assert first is ReminderKind.SOON
    assert kinds.count(ReminderKind.SOON) == 1
    assert kinds.count(ReminderKind.OVERDUE) == 2
    assert kinds == sorted(kinds, key=list(ReminderKind).index)


@given(_DUES, _MOMENTS)
def test_reminder_says_overdue_only_when_the_task_is_over(due: Due, now: datetime) -> None:
    call = call_at(due, now)

    if call and call.kind is ReminderKind.OVERDUE:
        assert due.is_over(now)
