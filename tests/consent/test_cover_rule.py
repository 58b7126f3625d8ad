"""The rule of cover against a simple oracle, and every pair of state and event."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.cover import (
    WORKFLOW,
    GroundKind,
    Item,
    ItemEvent,
    ItemState,
    Withdrawal,
    covering,
    state_of,
)
from wayhome.consent.domain.purposes import SharePurpose

START = datetime(2022, 8, 18, tzinfo=UTC)
PURPOSES = (SharePurpose.PROTECTION, SharePurpose.PROSECUTION)
GROUPS = (FieldGroup.IDENTITY, FieldGroup.HEALTH)
RECIPIENTS = ("embassy:VNM", "authority:police")
DRAWN = Path(__file__).parents[2] / "docs" / "domain" / "consent.md"

moments = st.integers(0, 12).map(lambda hours: START + timedelta(hours=hours))


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item somewhere in half a day; a legal basis may be ended."""
    since = draw(moments)
    kind = draw(st.sampled_from(GroundKind))
    return Item(
        ground=uuid4(),
        kind=kind,
        purpose=draw(st.sampled_from(PURPOSES)),
        group=draw(st.sampled_from(GROUPS)),
        recipient=draw(st.sampled_from(RECIPIENTS)),
        since=since,
        until=since + timedelta(hours=draw(st.integers(1, 8))),
        ended=draw(st.none() | moments) if kind is GroundKind.LEGAL_BASIS else None,
    )


withdrawals = st.builds(
    Withdrawal,
    at=moments,
    purpose=st.none() | st.sampled_from(PURPOSES),
    group=st.none() | st.sampled_from(GROUPS),
    recipient=st.sampled_from(("", *RECIPIENTS)),
)


def told_by_oracle(item: Item, taken: list[Withdrawal], at: datetime) -> bool:
    """Walk through the hours one by one, as somebody would who reads the rows aloud."""
    covered = False
    for hour in range(30):
        moment = START + timedelta(hours=hour)
        if moment > at:
            break
        if moment == item.since:
            covered = True
        if moment == item.until or (item.ended is not None and item.ended <= moment):
            covered = False
        for each in taken:
            same = (
                each.purpose in {None, item.purpose}
                and each.group in {None, item.group}
                and (not each.recipient or each.recipient == item.recipient)
            )
            if each.at == moment and same and item.kind is GroundKind.CONSENT:
                covered = False
    return covered


@given(st.lists(items(), max_size=6), st.lists(withdrawals, max_size=4), moments)
def test_groups_are_covered_as_the_oracle_says_when_rows_are_random(
    drawn: list[Item], taken: list[Withdrawal], at: datetime
) -> None:
    for purpose in PURPOSES:
        for recipient in RECIPIENTS:
            found = covering(drawn, taken, at=at, purpose=purpose, recipient=recipient)

            expected = {
                item.group
                for item in drawn
                if (item.purpose, item.recipient) == (purpose, recipient)
                and told_by_oracle(item, taken, at)
            }
            assert set(found) == expected


@given(items(), st.lists(withdrawals, max_size=4), st.lists(moments, min_size=2, max_size=6))
def test_item_never_comes_back_when_time_goes_on(
    item: Item, taken: list[Withdrawal], asked: list[datetime]
) -> None:
    # What is known later was not known before: only the withdrawals until then are rows.
    told = [
        state_of(item, [each for each in taken if each.at <= at], at=at) for at in sorted(asked)
    ]

    for before, after in pairwise(told):
        assert before not in {ItemState.EXPIRED, ItemState.ENDED} or after is before


@given(st.lists(items(), max_size=6), withdrawals, moments)
def test_withdrawal_takes_and_never_gives(
    drawn: list[Item], taken: Withdrawal, at: datetime
) -> None:
    for recipient in RECIPIENTS:
        more = covering(drawn, (), at=at, purpose=PURPOSES[0], recipient=recipient)
        less = covering(drawn, (taken,), at=at, purpose=PURPOSES[0], recipient=recipient)

        assert set(less) <= set(more)


ITEM = Item(
    ground=UUID(int=1),
    kind=GroundKind.CONSENT,
    purpose=SharePurpose.PROTECTION,
    group=FieldGroup.HEALTH,
    recipient="embassy:VNM",
    since=START + timedelta(hours=1),
    until=START + timedelta(hours=5),
)


@pytest.mark.parametrize("state", ItemState)
@pytest.mark.parametrize("event", ItemEvent)
def test_item_moves_as_the_table_says_for_every_pair(state: ItemState, event: ItemEvent) -> None:
    item, taken, before = reached(state)
    assert state_of(item, taken, at=before) is state

    item, taken, at = happen(item, taken, before, event=event)

    assert state_of(item, taken, at=at) is WORKFLOW.get((state, event), state)


def reached(state: ItemState) -> tuple[Item, list[Withdrawal], datetime]:
    """An item that stands so, with the moment."""
    moment = {
        ItemState.NOT_YET: START,
        ItemState.IN_FORCE: START + timedelta(hours=2),
        ItemState.EXPIRED: START + timedelta(hours=6),
        ItemState.ENDED: START + timedelta(hours=3),
    }[state]
    taken = [Withdrawal(START + timedelta(hours=2))] if state is ItemState.ENDED else []
    return ITEM, taken, moment


def happen(
    item: Item, taken: list[Withdrawal], at: datetime, *, event: ItemEvent
) -> tuple[Item, list[Withdrawal], datetime]:
    """The same item after an event: time goes on, or a row is added."""
    if event is ItemEvent.BEGIN:
        return item, taken, max(at, item.since)
    if event is ItemEvent.EXPIRE:
        return item, taken, max(at, item.until) if at >= item.since else at
    return item, [*taken, Withdrawal(at)], at


def test_drawing_shows_what_the_table_says() -> None:
    text = DRAWN.read_text()

    drawn = set(re.findall(r"^    (\w+) --> (\w+): (\w+)$", text, flags=re.MULTILINE))

    assert drawn == {(a.value, b.value, event.value) for (a, event), b in WORKFLOW.items()}
