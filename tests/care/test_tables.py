"""The tables of states and events of care: every pair, and as they are drawn."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from wayhome.care.domain.htcds import SUPPORT_TYPE, kind_of
from wayhome.care.domain.moves import MoveRefused, state_after
from wayhome.care.domain.plans import ACTION_MOVES, ActionEvent, ActionState
from wayhome.care.domain.referrals import (
    REFERRAL_MOVES,
    WHO,
    ReferralEvent,
    ReferralState,
    Side,
    owner_of,
)
from wayhome.care.domain.services import SERVICE_MOVES, ServiceEvent, ServiceKind, ServiceState
from wayhome.care.domain.stays import STAY_MOVES, StayEvent, StayState

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "domain"

_ALLOWED = {
    "action": {
        "proposed": {"agree": "agreed", "drop": "dropped"},
        "agreed": {"begin": "under_way", "drop": "dropped"},
        "under_way": {"finish": "done", "drop": "dropped"},
    },
    "service": {
        "planned": {"begin": "under_way", "stop": "stopped"},
        "under_way": {"complete": "done", "stop": "stopped"},
    },
    "stay": {"booked": {"arrive": "in", "cancel": "cancelled"}, "in": {"leave": "out"}},
    "referral": {
        "draft": {"send": "sent", "recall": "recalled"},
        "sent": {
            "accept": "accepted",
            "reject": "rejected",
            "recall": "recalled",
            "stop": "stopped",
        },
        "accepted": {"finish": "done", "stop": "stopped"},
        "done": {"stop": "stopped"},
        "stopped": {"finish": "stopped"},
    },
}
_TABLES: dict[str, tuple[Mapping[Any, Any], Iterable[Any], Iterable[Any]]] = {
    "action": (ACTION_MOVES, ActionState, ActionEvent),
    "service": (SERVICE_MOVES, ServiceState, ServiceEvent),
    "stay": (STAY_MOVES, StayState, StayEvent),
    "referral": (REFERRAL_MOVES, ReferralState, ReferralEvent),
}
_DRAWN = {
    "action": ("care.md", "Care plan"),
    "service": ("care.md", "Services"),
    "stay": ("care.md", "Stays in shelters"),
    "referral": ("referrals.md", "Referrals"),
}
_PAIRS = [
    (name, state, event)
    for name, (_table, states, events) in _TABLES.items()
    for state, event in product(states, events)
]


@pytest.mark.parametrize(("name", "state", "event"), _PAIRS)
def test_event_leads_where_the_table_says_or_is_refused(
    name: str, state: StrEnum, event: StrEnum
) -> None:
    table = _TABLES[name][0]
    expected = _ALLOWED[name].get(state.value, {}).get(event.value)

    if expected is None:
        with pytest.raises(MoveRefused):
            state_after(table, state, event)
    else:
        assert state_after(table, state, event) == expected


def _section(name: str) -> str:
    """The part of a document under a heading."""
    file, heading = _DRAWN[name]
    parts = re.split(r"^#+ (.+)$", (_DOCS / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return parts[parts.index(heading) + 1]


def _of_code(name: str) -> Mapping[tuple[str, str], str]:
    """The table of the code in plain words."""
    return {
        (state.value, event.value): after.value
        for (state, event), after in _TABLES[name][0].items()
    }


@pytest.mark.parametrize("name", _TABLES)
def test_drawing_shows_the_table_of_the_code(name: str) -> None:
    drawn = re.findall(r"^ +(\w+) --> (\w+): (\w+)$", _section(name), re.MULTILINE)

    assert {(state, event): after for state, after, event in drawn} == _of_code(name)


@pytest.mark.parametrize("name", _TABLES)
def test_table_of_the_document_is_the_table_of_the_code(name: str) -> None:
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split("|")]
        for line in _section(name).splitlines()
        if line.startswith("| ")
    ]
    start = next(number for number, row in enumerate(rows) if row[0] == "state")
    states = {state.value for state in _TABLES[name][1]}

    told = {
        (row[0], event): after
        for row in rows[start + 1 : start + 1 + len(states)]
        for event, after in zip(rows[start][1:], row[1:], strict=True)
        if after != "–"
    }

    assert {row[0] for row in rows[start + 1 : start + 1 + len(states)]} == states
    assert told == _of_code(name)


@pytest.mark.parametrize("state", ReferralState)
def test_referral_has_one_owner_in_every_state(state: ReferralState) -> None:
    expected = Side.RECEIVER if state is ReferralState.ACCEPTED else Side.SENDER

    assert owner_of(state) is expected


def test_every_event_of_a_referral_belongs_to_one_end() -> None:
    assert set(WHO) == set(ReferralEvent)


def test_every_type_of_help_goes_out_under_a_code_that_is_read_again() -> None:
    assert set(SUPPORT_TYPE) == set(ServiceKind)
    for code in set(SUPPORT_TYPE.values()):
        kind = kind_of(code)
        assert kind is not None
        assert SUPPORT_TYPE[kind] == code
    assert kind_of("Unheard") is None
