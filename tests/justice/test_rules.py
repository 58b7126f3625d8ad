"""The tables of proceedings and compensation: every pair, every sequence, and the drawings of them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.justice.domain import compensation, proceedings
from wayhome.justice.domain.chain import (
    CorrectedAlready,
    Noted,
    OutOfTurn,
    check_correctable,
    fold,
    in_order,
)
from wayhome.justice.domain.compensation import (
    AmountDoesNotFit,
    CompensationEvent,
    CompensationState,
    Money,
)
from wayhome.justice.domain.iccs import iccs_codes
from wayhome.justice.domain.non_punishment import (
    Answer,
    AnswerUnknown,
    Group,
    Recommendation,
    check_answers,
    checklist,
    weigh,
)
from wayhome.justice.domain.proceedings import ProceedingEvent, ProceedingState, events_after
from wayhome.justice.domain.roles import check_roles, roles
from wayhome.justice.domain.steps import step_of, step_of_payment
from wayhome.kernel.period import Period

PAGE = Path(__file__).parents[2] / "docs" / "domain" / "justice.md"
TABLES: dict[str, tuple[Any, Any, Mapping[Any, Any]]] = {
    "proceeding": (ProceedingState, ProceedingEvent, proceedings.TRANSITIONS),
    "compensation": (CompensationState, CompensationEvent, compensation.TRANSITIONS),
}
DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
EVENTS = st.sampled_from(list(ProceedingEvent))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A day, or some days of which one is meant."""
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.sampled_from([0, 0, 0, 27, 364]))))


@st.composite
def courses(draw: st.DrawFn) -> list[Noted[ProceedingEvent]]:
    """Lines as they can come in: events, corrections and takings back, with any dates."""
    lines: list[Noted[ProceedingEvent]] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        standing = [each.id for each in in_order(lines)]
        corrects = draw(st.sampled_from([None, None, *standing]))
        event = draw(st.one_of(st.none(), EVENTS)) if corrects else draw(EVENTS)
        lines.append(Noted(uuid4(), number, event, draw(periods()), corrects))
    return lines


@pytest.mark.parametrize("name", TABLES)
def test_drawing_is_the_table(name: str) -> None:
    _states, _events, table = TABLES[name]
    page = PAGE.read_text("utf-8")
    begins = page.index(f"<!-- {name} -->")

    drawn = re.findall(
        r"^    (\[\*\]|\w+) --> (\w+): (\w+)$",
        page[begins : page.index("```", page.index("```mermaid", begins) + 5)],
        re.MULTILINE,
    )

    told = {("none" if s == "[*]" else s, after, event) for s, after, event in drawn}
    assert len(drawn) == len(table)
    assert told == {(s.value, after.value, e.value) for (s, e), after in table.items()}


@pytest.mark.parametrize("name", TABLES)
def test_every_pair_of_state_and_event_is_a_step_or_refused(name: str) -> None:
    states, events, table = TABLES[name]

    for state, event in product(states, events):
        line = Noted(uuid4(), 1, event, Period(date(2022, 1, 1), date(2022, 1, 1)))
        if (state, event) in table:
            assert fold([line], table, begin=state) is table[state, event]
            continue
        with pytest.raises(OutOfTurn):
            fold([line], table, begin=state)


@pytest.mark.parametrize("name", TABLES)
def test_every_state_can_be_reached_and_every_event_happens_somewhere(name: str) -> None:
    states, events, table = TABLES[name]

    reached, waiting = {states.NONE}, [states.NONE]
    while waiting:
        state = waiting.pop()
        after = {to for (before, _event), to in table.items() if before is state} - reached
        reached |= after
        waiting.extend(after)

    assert reached == set(states)
    assert {event for _state, event in table} == set(events)


def test_nothing_follows_what_is_final() -> None:
    final = {state for state in ProceedingState if state.value.endswith("_final")}

    assert len(final) == 3
    assert all(events_after(state) == () for state in final)


def test_conviction_is_final_only_by_becoming_final() -> None:
    into = {
        event
        for (_state, event), after in proceedings.TRANSITIONS.items()
        if after.is_final_conviction
    }

    assert into == {ProceedingEvent.BECOME_FINAL}


def test_no_verdict_comes_without_a_trial() -> None:
    before = {state for state, event in proceedings.TRANSITIONS if event.is_verdict}

    appealed = {state for state in ProceedingState if state.value.endswith("_appealed")}
    assert before == {ProceedingState.ON_TRIAL, *appealed}


@settings(deadline=None)
@given(courses())
def test_order_keeps_every_standing_line_once_and_no_line_before_what_must_come_first(
    lines: list[Noted[ProceedingEvent]],
) -> None:
    found = in_order(lines)

    gone = {line.corrects for line in lines if line.corrects}
    standing = {line.id for line in lines if line.event is not None and line.id not in gone}
    assert {line.id for line in found} == standing
    assert len(found) == len(standing)
    for at, line in enumerate(found):
        assert all(other.days.ends_on >= line.days.starts_on for other in found[at + 1 :])


@settings(deadline=None)
@given(courses())
def test_order_of_lines_does_not_depend_on_how_they_are_read(
    lines: list[Noted[ProceedingEvent]],
) -> None:
    assert in_order(reversed(lines)) == in_order(lines)


@settings(deadline=None)
@given(courses())
def test_state_is_what_the_lines_that_stand_add_up_to(
    lines: list[Noted[ProceedingEvent]],
) -> None:
    state = ProceedingState.NONE
    for line in in_order(lines):
        assert line.event is not None
        after = proceedings.TRANSITIONS.get((state, line.event))
        if after is None:
            with pytest.raises(OutOfTurn):
                fold(lines, proceedings.TRANSITIONS, begin=ProceedingState.NONE)
            return
        state = after

    assert fold(lines, proceedings.TRANSITIONS, begin=ProceedingState.NONE) is state


@settings(deadline=None)
@given(courses(), st.randoms(use_true_random=False))
def test_taking_the_last_line_back_gives_what_stood_before(
    lines: list[Noted[ProceedingEvent]], chance: Any
) -> None:
    added = Noted(uuid4(), len(lines) + 1, ProceedingEvent.ARREST, lines[0].days)
    back: Noted[ProceedingEvent] = Noted(uuid4(), len(lines) + 2, None, added.days, added.id)

    assert in_order([*lines, added, back]) == in_order(lines)


def test_only_a_line_that_stands_can_be_corrected() -> None:
    day = Period(date(2022, 1, 1), date(2022, 1, 1))
    one = Noted(uuid4(), 1, ProceedingEvent.ARREST, day)
    back: Noted[ProceedingEvent] = Noted(uuid4(), 2, None, day, one.id)

    check_correctable([one], one.id)
    for wrong in (one.id, back.id, UUID(int=0)):
        with pytest.raises(CorrectedAlready):
            check_correctable([one, back], wrong)


def test_every_event_has_its_line_in_the_timeline() -> None:
    assert len({step_of(event) for event in ProceedingEvent}) == len(ProceedingEvent)
    assert len({step_of_payment(event) for event in CompensationEvent}) == len(CompensationEvent)
    assert all(len(step_of(event)) <= 40 for event in ProceedingEvent)


def test_roles_are_the_fifteen_codes_of_the_standard() -> None:
    assert len(roles()) == 15
    assert check_roles(["Other", "Transporter"]) == ["Transporter", "Other"]


def test_codes_of_the_classification_say_whether_they_were_checked() -> None:
    codes = iccs_codes()

    assert codes["0204"].is_checked
    assert not codes["020412"].is_checked
    assert all(each.offences for each in codes.values())


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("0", "USD"),
        ("-1", "USD"),
        ("1.001", "USD"),
        ("1", "usd"),
        ("1", "US"),
        ("1e12", "USD"),
        ("NaN", "USD"),
        ("Infinity", "USD"),
    ],
)
def test_what_is_no_sum_of_money_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(AmountDoesNotFit):
        Money(Decimal(amount), currency)


ANSWERS = st.fixed_dictionaries(
    {}, optional={each.id: st.sampled_from(Answer) for each in checklist().questions}
)


def part(answers: Mapping[str, Answer], group: Group) -> set[Answer]:
    """The answers of one group, those left out being unknown."""
    asked = [each.id for each in checklist().questions if each.group is group]
    return {answers.get(each, Answer.UNKNOWN) for each in asked}


@settings(deadline=None)
@given(ANSWERS)
def test_checklist_asks_the_prosecutor_exactly_when_both_parts_have_a_yes(
    answers: dict[str, Answer],
) -> None:
    found = weigh(answers).recommendation

    parts = [part(answers, Group.STATUS), part(answers, Group.LINK)]
    assert (found is Recommendation.ASK) == all(Answer.YES in each for each in parts)
    assert (found is Recommendation.NOT_SHOWN) == any(each == {Answer.NO} for each in parts)


@settings(deadline=None)
@given(ANSWERS)
def test_checklist_names_what_is_missing_and_unknown_is_not_no(answers: dict[str, Answer]) -> None:
    found = weigh(answers)

    unknown = {
        each.id
        for each in checklist().questions
        if answers.get(each.id, Answer.UNKNOWN) is Answer.UNKNOWN
    }
    assert {each.id for each in found.missing} == unknown
    assert unknown <= {each.id for each in found.to_ask}


def test_checklist_takes_no_answer_to_what_it_does_not_ask() -> None:
    with pytest.raises(AnswerUnknown):
        check_answers({"is_guilty": Answer.YES})


def test_every_question_names_its_source() -> None:
    found = checklist()

    assert {each.source for each in found.questions} == set(found.sources)
    assert all(each.label.endswith(("?", ".")) and each.ask for each in found.questions)


def test_states_and_events_are_words_of_the_page() -> None:
    page = PAGE.read_text("utf-8")

    words: list[StrEnum] = [*ProceedingState, *ProceedingEvent, *CompensationState]
    assert [each.value for each in words if each.value not in page] == []
