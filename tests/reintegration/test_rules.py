"""The rules of return and reintegration, without a database."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome.reintegration.domain import following, returning
from wayhome.reintegration.domain.days import (
    DayProblem,
    DaysImpossible,
    ReturnDays,
    check_days,
)
from wayhome.reintegration.domain.following import (
    FollowEvent,
    FollowRefused,
    FollowState,
    follow_after,
)
from wayhome.reintegration.domain.outcomes import (
    Attempted,
    MeasuresWrong,
    TooEarly,
    TooFewAttempts,
    check_lost,
    check_measured,
    check_reintegrated,
    due_days,
    plan,
)
from wayhome.reintegration.domain.returning import (
    ReturnEvent,
    ReturnState,
    StepRefused,
    state_after,
)
from wayhome.reintegration.domain.risks import (
    Answer,
    AnswersIncomplete,
    ReturnRisk,
    Weight,
    risk_check,
    weigh,
)
from wayhome.reintegration.domain.told import FOLLOWING, Told
from wayhome.reintegration.domain.wishes import (
    Basis,
    BasisMissing,
    Choice,
    NotInformed,
    Wish,
    WishMissing,
    check_wish,
)

_DOCS = Path(__file__).parents[2] / "docs" / "domain"
_TODAY = date(2022, 9, 18)
_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
_DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2023, 12, 31))
_LOOKS = "check_risk approve decline refuse break_off"
RETURNS = {
    "considered": f"agree {_LOOKS}",
    "agreed": f"ask_papers hold_papers plan {_LOOKS}",
    "papers_asked": f"ask_papers receive_papers deny_papers {_LOOKS}",
    "papers_ready": f"ask_papers plan {_LOOKS}",
    "planned": f"ask_papers plan set_off {_LOOKS}",
    "travelling": "hand_over break_off",
    "handed_over": "",
    "broken_off": "consider",
    "stays": "consider",
}
RETURN_LEADS = {
    "consider": "considered",
    "agree": "agreed",
    "refuse": "stays",
    "ask_papers": "papers_asked",
    "deny_papers": "agreed",
    "receive_papers": "papers_ready",
    "hold_papers": "papers_ready",
    "plan": "planned",
    "set_off": "travelling",
    "hand_over": "handed_over",
    "break_off": "broken_off",
}
FOLLOWS = {
    "followed": "plan report miss confirm lose refuse traffic_again die",
    "reintegrated": "take_up traffic_again die",
    "lost": "take_up traffic_again die",
    "refused": "take_up traffic_again die",
    "trafficked_again": "take_up die",
    "died": "",
}
FOLLOW_LEADS = {
    "confirm": "reintegrated",
    "lose": "lost",
    "refuse": "refused",
    "traffic_again": "trafficked_again",
    "die": "died",
    "take_up": "followed",
}


@pytest.mark.parametrize("state", ReturnState)
@pytest.mark.parametrize("event", ReturnEvent)
def test_return_goes_where_the_table_says_when_the_pair_is_there(
    state: ReturnState, event: ReturnEvent
) -> None:
    if event.value in RETURNS[state].split():
        assert state_after(state, event) == RETURN_LEADS.get(event, state)
    else:
        with pytest.raises(StepRefused):
            state_after(state, event)


@pytest.mark.parametrize("state", FollowState)
@pytest.mark.parametrize("event", FollowEvent)
def test_following_goes_where_the_table_says_when_the_pair_is_there(
    state: FollowState, event: FollowEvent
) -> None:
    if event.value in FOLLOWS[state].split():
        assert follow_after(state, event) == FOLLOW_LEADS.get(event, state)
    else:
        with pytest.raises(FollowRefused):
            follow_after(state, event)


@pytest.mark.parametrize(
    ("page", "table"),
    [("return.md", returning.TRANSITIONS), ("reintegration.md", following.TRANSITIONS)],
)
def test_drawn_table_is_that_of_the_code(page: str, table: dict[tuple[str, str], str]) -> None:
    text = (_DOCS / page).read_text("utf-8")
    drawn = re.findall(r"^    (\w+) --> (\w+): (\w+)$", text, re.MULTILINE)

    assert sorted(drawn) == sorted((state, after, event) for (state, event), after in table.items())


@_UNHURRIED
@given(st.lists(st.sampled_from(ReturnEvent), max_size=30))
def test_nobody_travels_without_agreement_and_journey_whatever_is_tried(
    events: list[ReturnEvent],
) -> None:
    state, passed = ReturnState.CONSIDERED, {ReturnState.CONSIDERED}
    for event in events:
        try:
            state = state_after(state, event)
        except StepRefused:
            continue
        passed = {ReturnState.CONSIDERED} if event is ReturnEvent.CONSIDER else passed | {state}

        if state in {ReturnState.TRAVELLING, ReturnState.HANDED_OVER}:
            assert {ReturnState.AGREED, ReturnState.PLANNED} <= passed


@_UNHURRIED
@given(st.sampled_from([s for s in ReturnState if s not in {"travelling", "handed_over"}]))
def test_whoever_has_not_set_off_can_stay(state: ReturnState) -> None:
    leads = {after for (at, _event), after in returning.TRANSITIONS.items() if at is state}

    assert state is ReturnState.STAYS or leads & {ReturnState.STAYS, ReturnState.CONSIDERED}


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        (ReturnDays(agreed_on=date(2022, 9, 19)), DayProblem.IN_FUTURE),
        (
            ReturnDays(agreed_on=date(2022, 9, 3), asked_on=date(2022, 9, 2)),
            DayProblem.ASKED_BEFORE_WISH,
        ),
        (
            ReturnDays(asked_on=date(2022, 9, 3), issued_on=date(2022, 9, 2)),
            DayProblem.ISSUED_BEFORE_ASKED,
        ),
        (
            ReturnDays(issued_on=date(2022, 9, 3), expires_on=date(2022, 9, 3)),
            DayProblem.EXPIRES_BEFORE_ISSUED,
        ),
        (
            ReturnDays(agreed_on=date(2022, 9, 3), travel_on=date(2022, 9, 2)),
            DayProblem.TRAVEL_BEFORE_WISH,
        ),
        (
            ReturnDays(issued_on=date(2022, 9, 3), set_off_on=date(2022, 9, 2)),
            DayProblem.TRAVEL_BEFORE_DOCUMENT,
        ),
        (
            ReturnDays(
                issued_on=date(2022, 9, 3),
                expires_on=date(2022, 10, 3),
                travel_on=date(2022, 10, 4),
            ),
            DayProblem.TRAVEL_AFTER_EXPIRY,
        ),
        (
            ReturnDays(set_off_on=date(2022, 9, 3), handed_over_on=date(2022, 9, 2)),
            DayProblem.HANDOVER_BEFORE_DEPARTURE,
        ),
    ],
)
def test_days_are_refused_when_they_cannot_follow(days: ReturnDays, problem: DayProblem) -> None:
    with pytest.raises(DaysImpossible) as refusal:
        check_days(days, today=_TODAY)

    assert refusal.value.problem is problem


@_UNHURRIED
@given(st.lists(_DAYS, min_size=7, max_size=7, unique=True), st.permutations(range(7)))
def test_days_pass_only_when_they_stand_in_their_order(days: list[date], order: list[int]) -> None:
    agreed, asked, issued, travel, set_off, handed, expires = (sorted(days)[at] for at in order)
    told = ReturnDays(agreed, asked, issued, expires, travel, set_off, handed)
    possible = agreed < asked < issued < min(travel, set_off) and set_off < handed
    possible = possible and max(travel, set_off) < expires

    try:
        check_days(told, today=date(2024, 1, 1))
        passed = True
    except DaysImpossible:
        passed = False

    assert passed is possible


def _answers(**changed: Answer) -> dict[str, Answer]:
    return dict.fromkeys((each.id for each in risk_check().questions), Answer.NO) | changed


@_UNHURRIED
@given(st.fixed_dictionaries({q.id: st.sampled_from(Answer) for q in risk_check().questions}))
def test_risk_is_high_exactly_when_a_deciding_yes_or_enough_others(
    answers: dict[str, Answer],
) -> None:
    check = risk_check()
    yes = [q.weight for q in check.questions if answers[q.id] is Answer.YES]
    high = Weight.DECIDES in yes or yes.count(Weight.ADDS) >= check.high_from

    found = weigh(check, answers)

    assert (found is ReturnRisk.HIGH) is high
    assert found is not ReturnRisk.LOW or not yes


def test_risk_is_not_low_when_a_deciding_answer_is_not_known() -> None:
    assert weigh(risk_check(), _answers()) is ReturnRisk.LOW
    assert weigh(risk_check(), _answers(danger=Answer.UNKNOWN)) is ReturnRisk.MEDIUM
    assert weigh(risk_check(), _answers(debt=Answer.YES)) is ReturnRisk.MEDIUM


def test_risk_is_not_weighed_when_an_answer_is_missing() -> None:
    with pytest.raises(AnswersIncomplete):
        weigh(risk_check(), {"danger": Answer.NO})


_BOTH = frozenset({Choice.RETURN, Choice.STAYING})


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Wish("  ", _BOTH, is_child=False), WishMissing),
        (Wish("Home.", frozenset({Choice.RETURN, Choice.HELP}), is_child=False), NotInformed),
        (Wish("Home.", _BOTH, is_child=True), BasisMissing),
    ],
)
def test_wish_is_refused_when_it_is_no_free_choice(wish: Wish, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_wish(wish)


def test_wish_of_a_child_holds_when_its_basis_is_named() -> None:
    check_wish(Wish("Home to my aunt.", _BOTH, is_child=True, basis=Basis.COURT))


def test_schedule_keeps_to_the_calendar_when_a_month_is_short() -> None:
    assert due_days(date(2022, 8, 31)) == (
        date(2022, 9, 7),
        date(2022, 9, 30),
        date(2022, 11, 30),
        date(2023, 2, 28),
        date(2023, 8, 31),
    )


@_UNHURRIED
@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=7))
def test_reintegrated_only_when_enough_found_the_person_safe(safety: list[int | None]) -> None:
    enough = sum((each or 0) >= 4 for each in safety) >= 3 and (safety[-1] or 0) >= 4

    try:
        check_reintegrated([{"safety": each} for each in safety])
        confirmed = True
    except TooEarly:
        confirmed = False

    assert confirmed is enough


_ATTEMPTS = st.builds(
    Attempted,
    st.dates(min_value=_TODAY, max_value=_TODAY + timedelta(days=3)),
    st.sampled_from(["call", "visit", "message"]),
)


@_UNHURRIED
@given(st.lists(_ATTEMPTS, max_size=8))
def test_lost_only_after_attempts_on_several_days_and_ways(attempts: list[Attempted]) -> None:
    enough = len({a.on for a in attempts}) >= 3 and len({a.way for a in attempts}) >= 2

    try:
        check_lost(attempts)
        lost = True
    except TooFewAttempts:
        lost = False

    assert lost is enough


def test_measures_are_refused_when_one_is_missing_or_off_the_scale() -> None:
    known: dict[str, int | None] = dict.fromkeys((each.id for each in plan().measures), None)

    check_measured(known | {"safety": 5})
    for wrong in ({"safety": 5}, known | {"safety": 6}, known | {"safety": 0}, known | {"x": 1}):
        with pytest.raises(MeasuresWrong):
            check_measured(wrong)


def test_every_measure_says_what_each_number_means() -> None:
    assert {len(set(each.anchors)) for each in plan().measures} == {5}


@pytest.mark.parametrize("code", [*ReturnEvent, *(f"{FOLLOWING}{each}" for each in FollowEvent)])
def test_timeline_has_words_for_every_event(code: str) -> None:
    assert str(Told(code).label)
