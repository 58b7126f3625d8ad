"""Whether somebody may be reached: the rule, hour by hour, and its next safe time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.consent.domain.contact import (
    ALWAYS,
    UNTIMED,
    Answer,
    Blocked,
    ContactRules,
    ContactWay,
    Window,
    may_reach,
)

HOME = "Asia/Phnom_Penh"
MONDAY_NOON = datetime(2022, 8, 22, 5, tzinfo=UTC)  # 12:00 in Phnom Penh

windows = st.builds(
    Window, weekday=st.integers(0, 6), starts=st.integers(0, 1439), ends=st.integers(0, 1440)
).filter(lambda window: window.is_possible)


def rules(**more: object) -> ContactRules:
    """Calls on Monday from noon to one, by default."""
    parts: dict[str, object] = {
        "is_safe": True,
        "ways": frozenset({ContactWay.CALL, ContactWay.LETTER}),
        "windows": (Window(0, 12 * 60, 13 * 60),),
        "time_zone": HOME,
        "may_say_who": False,
        **more,
    }
    return ContactRules(**parts)  # type: ignore[arg-type]  # tests name the parts they replace


@pytest.mark.parametrize("way", ContactWay)
@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, "none"),
        (rules(is_safe=False, ways=frozenset()), "unsafe"),
        (rules(is_safe=False, ways=frozenset({ContactWay.RECEIPT})), "unsafe_but_receipt"),
        (rules(ways=frozenset(ContactWay), windows=ALWAYS), "all"),
        (rules(ways=frozenset(ContactWay), windows=(Window(1, 0, 60),)), "tuesday"),
    ],
)
def test_way_is_answered_as_the_page_of_the_domain_says(
    way: ContactWay, told: ContactRules | None, said: str
) -> None:
    is_receipt = way is ContactWay.RECEIPT
    expected = {
        "none": None if is_receipt else Blocked.NO_RULES,
        "unsafe": Blocked.OTHER_WAY if is_receipt else Blocked.NOT_SAFE,
        "unsafe_but_receipt": None if is_receipt else Blocked.NOT_SAFE,
        "all": None,
        "tuesday": None if way in UNTIMED else Blocked.OTHER_HOUR,
    }[said]

    assert may_reach(told, way, at=MONDAY_NOON).blocked is expected


@pytest.mark.parametrize(
    ("minutes", "allowed"), [(-1, False), (0, True), (59, True), (60, False), (7 * 1440, True)]
)
def test_window_holds_its_first_minute_and_not_its_last(minutes: int, *, allowed: bool) -> None:
    at = MONDAY_NOON + timedelta(minutes=minutes)

    assert may_reach(rules(), ContactWay.CALL, at=at).is_allowed is allowed


def test_next_safe_time_is_said_in_the_time_of_whoever_is_reached() -> None:
    answer = may_reach(rules(), ContactWay.CALL, at=MONDAY_NOON + timedelta(hours=2))

    assert answer == Answer(Blocked.OTHER_HOUR, next_at=MONDAY_NOON + timedelta(days=7))


def test_window_over_midnight_goes_on_into_the_next_day() -> None:
    late = rules(windows=(Window(6, 23 * 60, 60),))  # Sunday 23:00 to Monday 01:00

    half_past_midnight = MONDAY_NOON - timedelta(hours=11, minutes=30)
    assert may_reach(late, ContactWay.CALL, at=half_past_midnight).is_allowed
    assert not may_reach(
        late, ContactWay.CALL, at=half_past_midnight + timedelta(hours=1)
    ).is_allowed


def test_window_keeps_to_the_clock_on_the_wall_when_the_hour_changes() -> None:
    # Paris puts its clocks back on 30 October 2022: nine in the morning is eight UTC, not seven.
    morning = rules(time_zone="Europe/Paris", windows=(Window(6, 9 * 60, 10 * 60),))

    assert may_reach(
        morning, ContactWay.CALL, at=datetime(2022, 10, 30, 8, 30, tzinfo=UTC)
    ).is_allowed
    assert not may_reach(
        morning, ContactWay.CALL, at=datetime(2022, 10, 30, 7, 30, tzinfo=UTC)
    ).is_allowed


@given(
    st.lists(windows, max_size=5),
    st.datetimes(datetime(2022, 1, 1), datetime(2022, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001  # the strategy adds the zone
)
def test_hour_is_allowed_exactly_inside_a_window_and_next_time_opens_one(
    drawn: list[Window], at: datetime
) -> None:
    told = rules(windows=tuple(drawn), ways=frozenset({ContactWay.CALL}))

    answer = may_reach(told, ContactWay.CALL, at=at)

    assert answer.is_allowed is _is_inside(drawn, at)
    if answer.next_at is not None:
        assert answer.next_at > at
        assert _is_inside(drawn, answer.next_at)
        assert not _is_inside(drawn, answer.next_at - timedelta(microseconds=1))
    elif not answer.is_allowed:
        assert drawn == []


def _is_inside(drawn: list[Window], at: datetime) -> bool:
    """Minutes of the week, one by one; Phnom Penh never changes its hour."""
    local = at.astimezone(ZoneInfo(HOME))
    week = 7 * 1440
    minute = local.weekday() * 1440 + local.hour * 60 + local.minute
    return any(
        (minute - (window.weekday * 1440 + window.starts)) % week < window.minutes
        for window in drawn
    )
