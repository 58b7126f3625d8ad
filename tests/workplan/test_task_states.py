"""The table of states and events of a task: every pair, and as it is drawn."""

import re
from itertools import product
from pathlib import Path

import pytest

from wayhome.workplan.domain.task_states import (
    TRANSITIONS,
    WAITING,
    TaskEvent,
    TaskEventRefused,
    TaskState,
    state_after,
)

_DRAWN = Path(__file__).resolve().parents[2] / "docs" / "domain" / "tasks.md"
_ALLOWED = {
    "open": {
        "take": "taken",
        "give": "open",
        "change": "open",
        "move": "open",
        "finish": "done",
        "drop": "dropped",
    },
    "taken": {
        "take": "taken",
        "give": "open",
        "change": "taken",
        "move": "taken",
        "finish": "done",
        "drop": "dropped",
    },
    "done": {"reopen": "open"},
    "dropped": {"reopen": "open"},
}


@pytest.mark.parametrize(("state", "event"), list(product(TaskState, TaskEvent)))
def test_event_leads_where_the_table_says_or_is_refused(state: TaskState, event: TaskEvent) -> None:
    expected = _ALLOWED[state.value].get(event.value)

    if expected is None:
        with pytest.raises(TaskEventRefused):
            state_after(state, event)
    else:
        assert state_after(state, event) == expected


def test_drawing_shows_the_table_of_the_code() -> None:
    drawn = re.findall(
        r"^ +(\w+) --> (\w+): (\w+)$", _DRAWN.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert {(state, event): after for state, after, event in drawn} == {
        (state.value, event.value): after.value for (state, event), after in TRANSITIONS.items()
    }


def test_table_of_the_document_is_the_table_of_the_code() -> None:
    lines = [
        [cell.strip() for cell in line.strip("|\n ").split("|")]
        for line in _DRAWN.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    start = next(number for number, line in enumerate(lines) if line[0] == "state")
    events = lines[start][1:]

    told = {
        (line[0], event): after
        for line in lines[start + 1 : start + 1 + len(TaskState)]
        for event, after in zip(events, line[1:], strict=True)
        if after != "–"
    }

    assert set(events) == {event.value for _state, event in TRANSITIONS}
    assert told == {
        (state.value, event.value): after.value for (state, event), after in TRANSITIONS.items()
    }


def test_every_state_can_be_left() -> None:
    assert {state for state, _event in TRANSITIONS} == set(TaskState)
    assert {state_after(state, TaskEvent.FINISH) for state in WAITING} == {TaskState.DONE}
