"""Every pair of state and event, of status and decision, of milestone and milestone."""

import pytest

from wayhome.cases.domain.milestones import (
    FindingMissing,
    Milestone,
    MoveRefused,
    check_move,
    next_milestones,
)
from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.domain.triage import Decision, DecisionRefused, check_decision
from wayhome.cases.domain.workflow import NEEDS, CaseEvent, CaseState, EventRefused, state_after
from wayhome.intake.domain.statuses import ComplaintStatus

_OPEN, _CLOSED = CaseState.OPEN, CaseState.CLOSED
ALLOWED_EVENTS = {
    (_OPEN, CaseEvent.ADD_NOTE): _OPEN,
    (_OPEN, CaseEvent.ASSESS): _OPEN,
    (_OPEN, CaseEvent.ASSIGN): _OPEN,
    (_OPEN, CaseEvent.ATTACH): _OPEN,
    (_OPEN, CaseEvent.CLOSE): _CLOSED,
    (_OPEN, CaseEvent.DETACH): _OPEN,
    (_OPEN, CaseEvent.FIND): _OPEN,
    (_OPEN, CaseEvent.PLAN): _OPEN,
    (_OPEN, CaseEvent.REACH): _OPEN,
    (_OPEN, CaseEvent.WORK): _OPEN,
    (_CLOSED, CaseEvent.ADD_NOTE): _CLOSED,
    (_CLOSED, CaseEvent.REOPEN): _OPEN,
}
ALLOWED_DECISIONS = {
    ("new", "open_case"),
    ("new", "attach"),
    ("new", "set_aside"),
    ("set_aside", "open_case"),
    ("set_aside", "attach"),
    ("set_aside", "restore"),
    ("attached", "detach"),
}
ALLOWED_MOVES = {
    "received": "under_verification",
    "under_verification": "verified in_operation person_located",
    "verified": "in_operation person_located supported returned",
    "in_operation": "verified person_located",
    "person_located": "verified supported returned",
    "supported": "verified in_operation person_located returned",
    "returned": "verified supported",
    "closed": "",
}


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("event", CaseEvent)
def test_event_leads_where_the_table_says_when_it_is_there(
    state: CaseState, event: CaseEvent
) -> None:
    expected = ALLOWED_EVENTS.get((state, event))

    if expected is None:
        with pytest.raises(EventRefused):
            state_after(state, event)
    else:
        assert state_after(state, event) is expected


def test_event_needs_a_permission_whatever_it_is() -> None:
    assert set(NEEDS) == set(CaseEvent)


@pytest.mark.parametrize("status", ComplaintStatus)
@pytest.mark.parametrize("decision", Decision)
def test_decision_is_refused_when_the_table_has_no_such_pair(
    status: ComplaintStatus, decision: Decision
) -> None:
    if (status.value, decision.value) in ALLOWED_DECISIONS:
        check_decision(status, decision)
    else:
        with pytest.raises(DecisionRefused):
            check_decision(status, decision)


@pytest.mark.parametrize("stage", Milestone)
@pytest.mark.parametrize("milestone", Milestone)
def test_milestone_follows_only_where_the_table_says(
    stage: Milestone, milestone: Milestone
) -> None:
    may = milestone.value in ALLOWED_MOVES[stage.value].split()

    if may:
        check_move(stage, milestone, reached=(), outcome=Outcome.SUBSTANTIATED)
        with pytest.raises(MoveRefused):
            check_move(stage, milestone, reached={milestone}, outcome=Outcome.SUBSTANTIATED)
    else:
        with pytest.raises(MoveRefused):
            check_move(stage, milestone, reached=(), outcome=Outcome.SUBSTANTIATED)


@pytest.mark.parametrize("outcome", [None, Outcome.UNSUBSTANTIATED, Outcome.UNDETERMINED])
def test_verified_is_refused_when_no_finding_confirms(outcome: Outcome | None) -> None:
    stage = Milestone.UNDER_VERIFICATION

    with pytest.raises(FindingMissing):
        check_move(stage, Milestone.VERIFIED, reached=(), outcome=outcome)

    assert Milestone.VERIFIED not in next_milestones(stage, reached=(), outcome=outcome)
