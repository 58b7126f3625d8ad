"""The rules of field work that need no database: states, merging, envelopes."""

import re
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.field.sealing import seal_envelope
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.palermo import Presence
from wayhome.field.domain.edit_states import (
    OPEN,
    TRANSITIONS,
    EditEvent,
    EditState,
    StepRefused,
    state_after,
)
from wayhome.field.domain.envelope import (
    EnvelopeUnreadable,
    new_pair,
    open_envelope,
)
from wayhome.field.domain.merging import merge
from wayhome.field.domain.values import Answered, answers_of, answers_values

DRAWN = Path(__file__).parents[2] / "docs" / "domain" / "field.md"

codes = st.sampled_from(["yes", "no", None])
fields = st.dictionaries(st.sampled_from("abcd"), codes)


@pytest.mark.parametrize(("state", "event"), list(product([None, *EditState], EditEvent)))
def test_every_pair_of_state_and_event_moves_or_is_refused(
    state: EditState | None, event: EditEvent
) -> None:
    if (state, event) in TRANSITIONS:
        assert state_after(state, event) is TRANSITIONS[state, event]
    else:
        with pytest.raises(StepRefused):
            state_after(state, event)


def test_what_is_written_or_settled_never_moves_again() -> None:
    final = {EditState.APPLIED, EditState.SETTLED}

    assert not [pair for pair in TRANSITIONS if pair[0] in final]
    assert final | OPEN == set(EditState)


def test_drawn_states_are_those_of_the_code() -> None:
    text = DRAWN.read_text(encoding="utf-8")
    arrows = re.findall(r"^ {4}(\S+) --> (\w+): (\w+)$", text, re.MULTILINE)

    drawn = {(None if a == "[*]" else a, event): b for a, b, event in arrows}

    assert drawn == {
        (state.value if state else None, event.value): after.value
        for (state, event), after in TRANSITIONS.items()
    }


@given(base=fields, office=fields, field=fields)
def test_merge_takes_what_one_side_changed_and_asks_where_both_did(
    base: dict[str, str | None], office: dict[str, str | None], field: dict[str, str | None]
) -> None:
    merged = merge(base, office, field)

    for name in {*base, *office, *field}:
        before, here = base.get(name), office.get(name)
        there = field.get(name, before)
        after = merged.values.get(name)
        if there == before:
            assert after == here
        elif here in (before, there):
            assert after == there
        else:
            assert name in merged.clashes
            assert after == here


@given(base=fields, office=fields, field=fields, chosen=codes)
def test_merge_is_clear_once_everything_is_decided(
    base: dict[str, str | None],
    office: dict[str, str | None],
    field: dict[str, str | None],
    chosen: str | None,
) -> None:
    clashes = merge(base, office, field).clashes

    decided = merge(base, office, field, decided=dict.fromkeys(clashes, chosen))

    assert decided.is_clear
    assert all(decided.values[name] == chosen for name in clashes)


@given(base=fields, field=fields)
def test_merging_twice_changes_nothing_more(
    base: dict[str, str | None], field: dict[str, str | None]
) -> None:
    once = merge(base, base, field).values

    assert merge(base, once, field).values == once


@given(
    items=st.dictionaries(st.sampled_from(["a.b", "c.d", "e.f"]), st.sampled_from(Answer)),
    act=st.sampled_from(Presence),
    is_child=st.sampled_from([True, False, None]),
)
def test_answers_come_back_as_they_were_given(
    items: dict[str, Answer],
    act: Presence,
    is_child: bool | None,  # noqa: FBT001  # a fact that may be unknown
) -> None:
    back = answers_of(answers_values(Answered(items, act, is_child)))

    known = {item: answer for item, answer in items.items() if answer is not Answer.UNKNOWN}
    assert (back.answers, back.act, back.is_child) == (known, act, is_child)


def test_envelope_opens_for_its_taking_and_edit_alone() -> None:
    pair, taking, edit = new_pair(), uuid4(), uuid4()
    sealed = seal_envelope(b"words", public=pair.public, taking=taking, edit=edit)

    opened = open_envelope(sealed, private=pair.private, taking=taking, edit=edit)

    assert opened == b"words"
    for other_taking, other_edit, other_pair in (
        (uuid4(), edit, pair),
        (taking, uuid4(), pair),
        (taking, edit, new_pair()),
    ):
        with pytest.raises(EnvelopeUnreadable):
            open_envelope(sealed, private=other_pair.private, taking=other_taking, edit=other_edit)


@given(at=st.integers(0, 200), mask=st.integers(1, 255))
def test_altered_envelope_does_not_open(at: int, mask: int) -> None:
    pair, taking, edit = _PAIR, uuid4(), uuid4()
    sealed = bytearray(seal_envelope(b"words", public=pair.public, taking=taking, edit=edit))
    sealed[at % len(sealed)] ^= mask

    with pytest.raises(EnvelopeUnreadable):
        open_envelope(bytes(sealed), private=pair.private, taking=taking, edit=edit)


_PAIR = new_pair()
