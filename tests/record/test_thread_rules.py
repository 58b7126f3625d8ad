"""Every pair of a standing and an event, and of a place in a thread and an event."""

import re
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.record.domain.places_in_thread import (
    Place,
    PlaceEvent,
    PlaceLine,
    PlaceRefused,
    inside,
    place_after,
    places,
)
from wayhome.record.domain.standings import (
    NEED_EVIDENCE,
    TRANSITIONS,
    StandingEvent,
    StandingLine,
    StandingRefused,
    StandingState,
    StandingVerdict,
    last_judged,
    standing_after,
    standing_of,
)
from wayhome.record.domain.still_open import (
    Answer,
    OpenPoint,
    Promise,
    days_open,
    still_open,
)
from wayhome.record.domain.when import reported, told

_JUDGED = "kept broken contested unclear"
ALLOWED = {
    "judge_kept": ("unjudged kept broken contested unclear look_again", "kept"),
    "judge_broken": ("unjudged kept broken contested unclear look_again", "broken"),
    "judge_contested": ("unjudged kept broken contested unclear look_again", "contested"),
    "judge_unclear": ("unjudged kept broken contested unclear look_again", "unclear"),
    "take_back": (f"{_JUDGED} look_again", "unjudged"),
    "lose_ground": (f"{_JUDGED} look_again", "look_again"),
}
PLACES = {
    ("outside", "add"): "inside",
    ("outside", "remove"): "aside",
    ("inside", "remove"): "aside",
    ("aside", "add"): "inside",
}
ASKED = uuid4()


@pytest.mark.parametrize("state", StandingState)
@pytest.mark.parametrize("event", StandingEvent)
def test_standing_is_what_the_table_says(state: StandingState, event: StandingEvent) -> None:
    before, after = ALLOWED[event.value]

    if state.value in before.split():
        assert standing_after(state, event) == after
    else:
        with pytest.raises(StandingRefused):
            standing_after(state, event)


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("event", [PlaceEvent.ADD, PlaceEvent.REMOVE])
def test_place_is_what_the_table_says(place: Place, event: PlaceEvent) -> None:
    after = PLACES.get((place.value, event.value))

    if after is None:
        with pytest.raises(PlaceRefused):
            place_after((Place.OUTSIDE, place), event)
    else:
        assert place_after((Place.OUTSIDE, place), event)[-1] == after


def test_nothing_is_undone_when_nothing_was_done() -> None:
    with pytest.raises(PlaceRefused):
        place_after((Place.OUTSIDE,), PlaceEvent.UNDO)


@given(st.lists(st.sampled_from([PlaceEvent.ADD, PlaceEvent.REMOVE, PlaceEvent.UNDO])))
def test_undoing_leads_back_to_where_the_fact_stood(events: list[PlaceEvent]) -> None:
    came: tuple[Place, ...] = (Place.OUTSIDE,)
    for event in events:
        try:
            after = place_after(came, event)
        except PlaceRefused:
            continue
        if event is not PlaceEvent.UNDO:
            assert place_after(after, PlaceEvent.UNDO) == came
        came = after


def test_only_what_was_added_and_not_removed_is_inside() -> None:
    one, two = uuid4(), uuid4()
    events = [(one, PlaceEvent.ADD), (two, PlaceEvent.ADD), (one, PlaceEvent.REMOVE)]
    lines = [PlaceLine(uuid4(), n, fact, event) for n, (fact, event) in enumerate(events, 1)]

    assert inside(lines) == {two}
    assert places(lines)[one][-1] is Place.ASIDE


def line(number: int, verdict: StandingVerdict | None, *evidence: UUID) -> StandingLine:
    """A line of a history."""
    return StandingLine(uuid4(), number, verdict, frozenset(evidence))


@given(st.lists(st.sampled_from(StandingVerdict), min_size=1, max_size=4))
def test_last_judgement_holds_until_it_is_taken_back(verdicts: list[StandingVerdict]) -> None:
    history = [line(number, verdict) for number, verdict in enumerate(verdicts, start=1)]
    back = [*history, line(len(history) + 1, None)]

    assert standing_of(history, grounds=frozenset()) == verdicts[-1].value
    assert standing_of(back, grounds=frozenset()) is StandingState.UNJUDGED
    assert last_judged(back) is None


@given(
    verdict=st.sampled_from(StandingVerdict),
    facts=st.lists(st.uuids(), min_size=1, max_size=4, unique=True),
    lost=st.integers(0, 3),
)
def test_standing_is_looked_at_again_when_a_fact_of_it_is_withdrawn(
    verdict: StandingVerdict, facts: list[UUID], lost: int
) -> None:
    history = [line(1, verdict, *facts)]
    gone = frozenset(facts) - {facts[lost % len(facts)]}

    assert standing_of(history, grounds=frozenset(facts)) == verdict.value
    assert standing_of(history, grounds=gone) is StandingState.LOOK_AGAIN


def test_standing_is_looked_at_again_when_its_request_is_withdrawn() -> None:
    history = [line(1, StandingVerdict.UNCLEAR)]

    found = standing_of(history, grounds=frozenset(), is_there=False)

    assert found is StandingState.LOOK_AGAIN


def test_kept_and_broken_need_evidence() -> None:
    assert {"kept", "broken"} == NEED_EVIDENCE


def test_request_is_open_since_it_was_first_asked_when_nobody_answered() -> None:
    first, again = reported(date(2018, 11, 21)), reported(date(2019, 1, 3))

    (found,) = still_open([(uuid4(), again), (ASKED, first)], [], [], state=StandingState.UNJUDGED)

    assert (found.point, found.fact, found.since) == (OpenPoint.UNANSWERED, ASKED, first)


@pytest.mark.parametrize(
    ("kinds", "point"),
    [
        (["no_response"], OpenPoint.NO_ANSWER_SAID),
        (["no_response", "rejects"], OpenPoint.REFUSED),
        (["rejects", "accepts"], OpenPoint.ANSWERED),
        (["accepts", "no_response"], OpenPoint.ANSWERED),
    ],
)
def test_request_is_open_by_its_last_answer(kinds: list[str], point: OpenPoint) -> None:
    answers = [
        Answer(uuid4(), kind, reported(date(2019, number, 1)))
        for number, kind in enumerate(kinds, start=1)
    ]

    (found,) = still_open(
        [(ASKED, reported(date(2018, 11, 21)))], answers, [], state=StandingState.CONTESTED
    )

    assert found.point is point


@pytest.mark.parametrize("state", StandingState)
def test_nothing_is_open_only_when_it_was_judged_kept_or_broken(state: StandingState) -> None:
    when = reported(date(2018, 11, 21))
    promise = Promise(uuid4(), when, state)

    found = still_open([(ASKED, when)], [], [promise], state=state)

    settled = state in (StandingState.KEPT, StandingState.BROKEN)
    assert bool(found) is not settled


def test_days_are_at_least_so_many_when_only_the_report_has_a_day() -> None:
    today = date(2018, 12, 1)
    exact = told("2018-11-20")

    by_report = days_open(reported(date(2018, 11, 21)), today=today)
    by_words = days_open(exact, today=today) if exact else None

    assert by_report is not None
    assert (by_report.days, by_report.at_least) == (10, True)
    assert by_words is not None
    assert (by_words.days, by_words.at_least) == (11, False)


def test_drawing_of_standings_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "domain" / "threads.md"

    drawn = re.findall(r"^    (\w+) --> (\w+): (\w+)$", page.read_text("utf-8"), re.MULTILINE)

    table = {(state, after, event) for (state, event), after in TRANSITIONS.items()}
    assert len(drawn) == len(table)
    assert set(drawn) == table
