"""Every pair of state and event of a decision, and of a case, as its page in the docs draws it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.cases.domain.decisions.terms import (
    DayWrong,
    check_day,
    decision_data,
    is_above,
    reflection_until,
    standard_asked,
)
from wayhome.cases.domain.decisions.workflow import (
    TRANSITIONS,
    DecisionEvent,
    DecisionRefused,
    DecisionState,
    state_after,
    supports,
)
from wayhome.cases.domain.milestones import MOVES
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.cases.domain.triage import DECISIONS, STATUS_AFTER
from wayhome.cases.domain.workflow import NEEDS
from wayhome.cases.domain.workflow import TRANSITIONS as CASE_TRANSITIONS

_PAGES = Path(__file__).parents[2] / "docs" / "domain"
_ALLOWED = {
    "undecided": "first_positive>reasonable first_negative>no_reasonable withdraw>withdrawn",
    "reasonable": "second_positive>conclusive second_negative>no_conclusive withdraw>withdrawn",
    "no_reasonable": "contest>no_reasonable_contested",
    "no_reasonable_contested": "uphold>no_reasonable overturn>reasonable",
    "conclusive": "contest>conclusive_contested",
    "conclusive_contested": "uphold>conclusive overturn>no_conclusive",
    "no_conclusive": "contest>no_conclusive_contested",
    "no_conclusive_contested": "uphold>no_conclusive overturn>conclusive",
    "withdrawn": "first_positive>reasonable first_negative>no_reasonable",
}


def _drawn(page: str, part: str = "") -> list[tuple[str, str, str]]:
    """The arrows of a drawing: from, to, event; `part` is the heading above it."""
    text = (_PAGES / page).read_text("utf-8")
    if part:
        text = text.split(f"## {part}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^    (\w+) --> (\w+)(?:: (\w+))?$", text, re.MULTILINE)


@pytest.mark.parametrize("state", DecisionState)
@pytest.mark.parametrize("event", DecisionEvent)
def test_decision_follows_where_the_table_says_and_nowhere_else(
    state: DecisionState, event: DecisionEvent
) -> None:
    pairs = dict(each.split(">") for each in _ALLOWED[state.value].split())

    if event.value in pairs:
        assert state_after(state, event) == pairs[event.value]
    else:
        with pytest.raises(DecisionRefused):
            state_after(state, event)


def test_drawing_of_decisions_is_the_table() -> None:
    drawn = _drawn("decisions.md")

    table = {(state, after, event) for (state, event), after in TRANSITIONS.items()}
    assert len(drawn) == len(table)
    assert set(drawn) == table


def test_drawing_of_the_case_is_the_table() -> None:
    drawn = _drawn("case.md", "States")

    table = {(state, after, event.value) for (state, event), after in CASE_TRANSITIONS.items()}
    assert len(drawn) == len(table)
    assert set(drawn) == table


def test_drawing_of_triage_is_the_table() -> None:
    drawn = _drawn("case.md", "Triage of a complaint")

    table = {
        (status.value, STATUS_AFTER[decision].value, decision.value)
        for status, decisions in DECISIONS.items()
        for decision in decisions
    }
    assert len(drawn) == len(table)
    assert set(drawn) == table


def test_drawing_of_milestones_is_the_table() -> None:
    drawn = _drawn("case.md", "Milestones")

    table = {(stage.value, to.value, "") for stage, many in MOVES.items() for to in many}
    assert len(drawn) == len(table)
    assert set(drawn) == table


def test_permissions_of_the_case_stand_in_its_page() -> None:
    text = (_PAGES / "case.md").read_text("utf-8")

    for event, permission in NEEDS.items():
        assert f"| `{event.value}` | `{permission.value}` |" in text


def test_stage_asks_for_the_standard_of_the_data() -> None:
    assert standard_asked(DecisionState.UNDECIDED) is StandardOfProof.REASONABLE_GROUNDS
    assert standard_asked(DecisionState.NO_REASONABLE_CONTESTED) is (
        StandardOfProof.REASONABLE_GROUNDS
    )
    assert standard_asked(DecisionState.REASONABLE) is StandardOfProof.BALANCE_OF_PROBABILITIES
    assert is_above(StandardOfProof.BEYOND_REASONABLE_DOUBT, StandardOfProof.REASONABLE_GROUNDS)
    assert not is_above(StandardOfProof.SUSPICION, StandardOfProof.REASONABLE_GROUNDS)


def test_time_to_recover_is_never_under_the_thirty_days_of_the_convention() -> None:
    assert int(decision_data()["reflection_days"]) >= 30
    assert reflection_until(date(2022, 1, 31)) >= date(2022, 3, 2)


@pytest.mark.parametrize("state", DecisionState)
@pytest.mark.parametrize("event", DecisionEvent)
def test_grounds_are_supported_only_by_what_leads_to_them(
    state: DecisionState, event: DecisionEvent
) -> None:
    after = TRANSITIONS.get((state, event))

    expected = event.decides and after in {DecisionState.REASONABLE, DecisionState.CONCLUSIVE}
    assert supports(state, event) is expected


@given(st.dates(), st.none() | st.dates(), st.dates())
def test_day_is_taken_only_in_order(day: date, before: date | None, today: date) -> None:
    is_right = (before is None or before <= day) and day <= today

    if is_right:
        check_day(day, before=before, today=today)
    else:
        with pytest.raises(DayWrong):
            check_day(day, before=before, today=today)
    assert reflection_until(date(2022, 1, 1)) - date(2022, 1, 1) >= timedelta(days=30)
