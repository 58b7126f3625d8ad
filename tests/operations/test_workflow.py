"""The tables of operations: every pair of state and event, walks through them, and their drawing."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.operations.domain import persons, workflow
from wayhome.operations.domain.persons import (
    AgeBand,
    PersonEvent,
    PersonRefused,
    PersonState,
    person_after,
)
from wayhome.operations.domain.result import Counts, CountsRefused, ResultOutcome, check_result
from wayhome.operations.domain.window import (
    LONGEST,
    MomentRefused,
    Window,
    WindowRefused,
    check_day,
    check_moment,
)
from wayhome.operations.domain.workflow import (
    NEEDS,
    OperationEvent,
    OperationRefused,
    OperationState,
    possible,
    state_after,
)

PAGE = Path(__file__).parents[2] / "docs" / "domain" / "operations.md"
S, E = OperationState, OperationEvent
NOW = datetime(2022, 9, 18, 3, tzinfo=UTC)
minutes = st.integers(-200_000, 200_000).map(lambda number: timedelta(minutes=number))


@pytest.mark.parametrize(("state", "event"), list(product(OperationState, OperationEvent)))
def test_pair_leads_where_the_table_says_or_is_refused(
    state: OperationState, event: OperationEvent
) -> None:
    expected = workflow.TRANSITIONS.get((state, event))

    if expected is None:
        with pytest.raises(OperationRefused):
            state_after(state, event)
    else:
        assert state_after(state, event) is expected
    assert (event in possible(state)) == (expected is not None)


@pytest.mark.parametrize(("state", "event"), list(product(PersonState, PersonEvent)))
def test_pair_of_a_person_leads_where_the_table_says_or_is_refused(
    state: PersonState, event: PersonEvent
) -> None:
    expected = persons.TRANSITIONS.get((state, event))

    if expected is None:
        with pytest.raises(PersonRefused):
            person_after(state, event)
    else:
        assert person_after(state, event) is expected


def test_every_event_needs_a_permission() -> None:
    assert set(NEEDS) == set(OperationEvent)


@given(st.lists(st.sampled_from(OperationEvent), max_size=40))
def test_no_walk_begins_without_an_approval_of_what_was_last_planned(
    events: list[OperationEvent],
) -> None:
    state, is_approved, is_begun = S.PLANNED, False, False

    for event in events:
        try:
            state = state_after(state, event)
        except OperationRefused:
            continue
        if event is E.APPROVE:
            is_approved = True
        elif event in {E.CHANGE, E.ADD_SITE} and not is_begun:
            is_approved = False
        elif event is E.BEGIN:
            assert is_approved
            is_begun = True
        elif event in {E.FINISH, E.RECORD, E.JUDGE}:
            assert is_begun
        assert (state in {S.UNDER_WAY, S.DONE}) <= is_begun


@given(st.lists(st.sampled_from(OperationEvent), max_size=40))
def test_what_is_over_stays_over(events: list[OperationEvent]) -> None:
    state = S.PLANNED
    over: OperationState | None = None

    for event in events:
        try:
            state = state_after(state, event)
        except OperationRefused:
            continue
        assert over is None or state is over
        over = state if state.is_over else None


@given(minutes, minutes)
def test_window_ends_after_it_begins_and_within_sixty_days(
    begins: timedelta, ends: timedelta
) -> None:
    can_be = timedelta(0) < ends - begins <= LONGEST

    if can_be:
        assert Window(NOW + begins, NOW + ends).ends > NOW + begins
    else:
        with pytest.raises(WindowRefused):
            Window(NOW + begins, NOW + ends)


@given(minutes, minutes)
def test_moment_is_past_and_after_its_cause(moment: timedelta, cause: timedelta) -> None:
    if cause <= moment <= timedelta(0):
        check_moment(NOW + moment, now=NOW, after=NOW + cause)
    else:
        with pytest.raises(MomentRefused):
            check_moment(NOW + moment, now=NOW, after=NOW + cause)


def test_day_of_a_moment_is_that_of_the_instance() -> None:
    late = datetime(2022, 9, 18, 20, tzinfo=UTC)

    check_day(datetime(2022, 9, 19, tzinfo=UTC).date(), today=late.date() + LONGEST, after=late)
    with pytest.raises(MomentRefused):
        check_day(late.date(), today=late.date() + LONGEST, after=late)


numbers = st.integers(-2, 8)


@given(numbers, numbers, numbers, numbers, st.sampled_from(ResultOutcome))
def test_numbers_agree_or_are_refused(
    found: int, children: int, freed: int, arrested: int, outcome: ResultOutcome
) -> None:
    has_found = outcome in {ResultOutcome.REACHED, ResultOutcome.PARTLY}
    agrees = min(found, children, freed, arrested) >= 0 and max(children, freed) <= found
    try:
        check_result(outcome, Counts(found, children, freed, arrested))
    except CountsRefused:
        assert not agrees or has_found != (found > 0)
    else:
        assert agrees
        assert has_found == (found > 0)


@pytest.mark.parametrize("band", [band for band in AgeBand if band])
def test_age_that_stands_for_a_band_is_a_child_exactly_when_the_band_is(band: AgeBand) -> None:
    assert band.middle is not None
    assert (band.middle < 18) == band.is_child


def test_drawings_are_the_tables() -> None:
    drawn = re.findall(r"^    (\w+) --> (\w+): (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE)

    table = {
        *((state, after, event) for (state, event), after in workflow.TRANSITIONS.items()),
        *((state, after, event) for (state, event), after in persons.TRANSITIONS.items()),
    }
    assert len(drawn) == len(table)
    assert set(drawn) == table
