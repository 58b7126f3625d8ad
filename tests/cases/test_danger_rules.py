"""Danger by its rules: answers to urgency, every pair of state and event, clocks, ladders."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.dangers import NOON, minutes
from wayhome.cases.domain.danger.clocks import ClockKind, Moved, clocks, limits, running
from wayhome.cases.domain.danger.ladder import Rung, due, ladder
from wayhome.cases.domain.danger.questions import (
    Because,
    as_lodger_told,
    danger_questions,
    weigh_danger,
)
from wayhome.cases.domain.danger.urgency import RISK_OF, Urgency, risk_at_least
from wayhome.cases.domain.danger.workflow import (
    TRANSITIONS,
    DangerEvent,
    DangerRefused,
    DangerState,
    state_after,
)
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.risk import Risk
from wayhome.intake.domain.urgency import UrgencyReason

_IDS = [question.id for question in danger_questions()]
_ALL_NO = dict.fromkeys(_IDS, Answer.NO)
_ANSWERS = st.fixed_dictionaries({each: st.sampled_from(Answer) for each in _IDS})
_ALLOWED = {
    "calm": "raise>waiting settle>calm close>calm",
    "waiting": "raise>waiting settle>calm take>taken",
    "taken": "raise>taken settle>calm take>taken hand_back>waiting contact>contacted secure>safe",
    "contacted": "raise>contacted settle>calm take>contacted hand_back>waiting secure>safe",
    "safe": "raise>waiting settle>calm close>calm",
}


@pytest.mark.parametrize("state", DangerState)
@pytest.mark.parametrize("event", DangerEvent)
def test_danger_moves_where_the_table_says_and_nowhere_else(
    state: DangerState, event: DangerEvent
) -> None:
    pairs = dict(each.split(">") for each in _ALLOWED[state.value].split())

    if event.value in pairs:
        assert state_after(state, event) == pairs[event.value]
    else:
        with pytest.raises(DangerRefused):
            state_after(state, event)


def test_drawing_of_danger_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "domain" / "danger.md"

    drawn = re.findall(r"^    (\w+) --> (\w+): (\w+)$", page.read_text("utf-8"), re.MULTILINE)

    table = {(state, after, event) for (state, event), after in TRANSITIONS.items()}
    assert len(drawn) == len(table)
    assert set(drawn) == table


def test_tables_of_questions_and_times_in_the_docs_are_the_data() -> None:
    page = (Path(__file__).parents[2] / "docs" / "domain" / "danger.md").read_text("utf-8")

    for question in danger_questions():
        cells = (question.yes or "–", question.unknown or "–", "yes" if question.raises else "–")
        assert f"| {question.label} | {cells[0]} | {cells[1]} | {cells[2]} |" in page
    for urgency in Urgency:
        told = limits(urgency)
        if told:
            times = [f"{int(limit.total_seconds() // 60)}" for limit in told.values()]
            assert f"| {urgency.value} | {' | '.join(times)} |" in page


@pytest.mark.parametrize("question", danger_questions(), ids=_IDS)
def test_a_yes_alone_makes_a_case_as_urgent_as_its_question_says(question: object) -> None:
    found = weigh_danger({**_ALL_NO, question.id: Answer.YES})  # type: ignore[attr-defined]  # a question

    assert found.urgency is (question.yes or Urgency.ROUTINE)  # type: ignore[attr-defined]  # a question


def test_nothing_known_is_not_nothing_wrong() -> None:
    assert weigh_danger({}).urgency is Urgency.SOON
    assert weigh_danger(dict.fromkeys(_IDS, Answer.REFUSED)).urgency is Urgency.SOON
    assert weigh_danger(_ALL_NO).urgency is Urgency.ROUTINE


def test_a_child_makes_any_other_danger_a_step_more_urgent() -> None:
    held = {**_ALL_NO, "held": Answer.YES}

    assert weigh_danger(held).urgency is Urgency.URGENT
    assert weigh_danger({**held, "child": Answer.YES}).urgency is Urgency.IMMEDIATE


@given(_ANSWERS, st.sampled_from(_IDS))
def test_another_yes_never_lowers_the_urgency(answers: Mapping[str, Answer], question: str) -> None:
    before = weigh_danger({**answers, question: Answer.NO}).urgency

    after = weigh_danger({**answers, question: Answer.YES}).urgency

    assert after.step >= before.step


@given(_ANSWERS)
def test_every_urgency_above_routine_says_why(answers: Mapping[str, Answer]) -> None:
    found = weigh_danger(answers)

    assert bool(found.reasons) or found.urgency is Urgency.ROUTINE
    assert all(
        answers[each.question] is Answer.YES
        for each in found.reasons
        if each.because is not Because.NOT_KNOWN
    )


def test_answers_of_a_lodger_are_proposed_where_a_question_asks_the_same() -> None:
    proposed = as_lodger_told([UrgencyReason.DANGER_NOW, UrgencyReason.PLACE_KNOWN])

    assert proposed == {"harm_now": Answer.YES}
    told_by = {each.told_by for each in danger_questions()} - {""}
    assert told_by <= {reason.value for reason in UrgencyReason}


def test_risk_is_raised_and_never_lowered_by_answers() -> None:
    assert set(RISK_OF) == set(Urgency)
    assert risk_at_least(Risk.LOW, Urgency.URGENT) is Risk.HIGH
    assert risk_at_least(Risk.CRITICAL, Urgency.SOON) is Risk.CRITICAL


def _moved(event: DangerEvent, after: int, urgency: Urgency = Urgency.URGENT) -> Moved:
    return Moved(event, DangerState.WAITING, urgency, NOON + minutes(after))


def test_clock_gets_no_more_time_when_the_same_danger_is_told_again() -> None:
    once = clocks([_moved(DangerEvent.RAISE, 0)])
    twice = clocks([_moved(DangerEvent.RAISE, 0), _moved(DangerEvent.RAISE, 50)])

    assert once == twice
    assert [each.due_at for each in once] == [NOON + minutes(each) for each in (120, 480, 4320)]


def test_clock_begins_anew_when_the_danger_grew_or_was_handed_back() -> None:
    grew = clocks([_moved(DangerEvent.RAISE, 0), _moved(DangerEvent.RAISE, 50, Urgency.IMMEDIATE)])
    handed = clocks(
        [
            _moved(DangerEvent.RAISE, 0),
            _moved(DangerEvent.TAKE, 5),
            _moved(DangerEvent.CONTACT, 10),
            _moved(DangerEvent.HAND_BACK, 20),
        ]
    )

    assert grew[0].due_at == NOON + minutes(50 + 15)
    assert [each.met_at for each in handed] == [None, NOON + minutes(10), None]
    assert handed[0].due_at == NOON + minutes(20 + 120)
    assert running(handed) == handed[0]


def test_whoever_was_found_safe_was_reached() -> None:
    found = clocks(
        [
            _moved(DangerEvent.RAISE, 0),
            _moved(DangerEvent.TAKE, 5),
            _moved(DangerEvent.SECURE, 500),
        ]
    )

    assert [each.kind for each in found if each.is_late(NOON + minutes(501))] == [ClockKind.CONTACT]
    assert running(found) is None


def test_soon_and_routine_wake_nobody() -> None:
    assert [urgency for urgency in Urgency if ladder(urgency)] == [
        urgency for urgency in Urgency if urgency.wakes
    ]
    assert not limits(Urgency.ROUTINE)


@given(st.integers(0, 5_000), st.sets(st.sampled_from(Rung)))
def test_each_rung_is_due_once_at_most_and_never_in_the_future(
    waited: int, present: set[Rung]
) -> None:
    steps = ladder(Urgency.IMMEDIATE)
    assert steps is not None
    now = NOON + minutes(waited)

    found = list(due(steps.among(present), began_at=NOON, now=now))

    assert found
    assert len({each.rung for each in found}) == len(found)
    assert all(NOON <= each.at <= now for each in found)
    assert {each.rung for each in found} <= (present or {Rung.SUPERVISORS})


@given(st.integers(0, 2_000))
def test_nobody_waits_longer_than_the_ladder_says(waited: int) -> None:
    steps = ladder(Urgency.IMMEDIATE)
    assert steps is not None
    now = NOON + minutes(waited)

    last = max(each.at for each in due(steps, began_at=NOON, now=now))

    assert now - last < steps.again + timedelta(minutes=1)
