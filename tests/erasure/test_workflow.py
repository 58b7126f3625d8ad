"""The table of states and events of an erasure, drawn in docs/domain/erasure.md."""

from pathlib import Path

import pytest

from wayhome.erasure.domain.workflow import (
    TRANSITIONS,
    ErasureEvent,
    ErasureRefused,
    ErasureState,
    erasure_after,
)

PAGE = Path(__file__).parents[2] / "docs" / "domain" / "erasure.md"


def drawn() -> dict[tuple[str, str], str]:
    """The table of the page: a row for each state, a column for each event, a point for refused."""
    lines = [line.strip("| \n") for line in PAGE.read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    head = next(number for number, row in enumerate(cells) if row[0] == "state")
    events = cells[head][1:]
    table: dict[tuple[str, str], str] = {}
    for state, *after in cells[head + 2 : head + 2 + len(ErasureState)]:
        table |= {(state, event): cell for event, cell in zip(events, after, strict=True)}
    return table


def test_table_of_the_page_is_the_table_of_the_code() -> None:
    told = drawn()

    assert set(told) == {
        (state.value, event.value) for state in ErasureState for event in ErasureEvent
    }
    for (state, event), after in told.items():
        known = TRANSITIONS.get((ErasureState(state), ErasureEvent(event)))
        assert after == (known.value if known else "·")


@pytest.mark.parametrize("state", list(ErasureState))
@pytest.mark.parametrize("event", list(ErasureEvent))
def test_every_pair_leads_somewhere_or_is_refused(state: ErasureState, event: ErasureEvent) -> None:
    if (state, event) in TRANSITIONS:
        assert erasure_after(state, event) is TRANSITIONS[state, event]
    else:
        with pytest.raises(ErasureRefused):
            erasure_after(state, event)


def test_nothing_is_destroyed_that_nobody_approved() -> None:
    before_running = {
        before for (before, _event), after in TRANSITIONS.items() if after == "running"
    }
    before_waiting = {
        (before, event) for (before, event), after in TRANSITIONS.items() if after == "waiting"
    }

    assert before_running == {ErasureState.WAITING, ErasureState.RUNNING}
    assert before_waiting == {
        (ErasureState.PROPOSED, ErasureEvent.APPROVE),
        (ErasureState.WAITING, ErasureEvent.COUNT),
    }
