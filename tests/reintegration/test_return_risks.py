"""Risks of returning: looked at first, and a high one approved by somebody else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.reintegration.ground import (
    checked,
    ground,
    journey,
    wished,
    with_papers,
)
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import context
from wayhome.reintegration.actions.look_at_risk import (
    CheckOutdated,
    OwnCheck,
    ReasonMissing,
    RiskNotHigh,
    check_risk,
    decide_high_risk,
)
from wayhome.reintegration.actions.travel import (
    ApprovalMissing,
    NotFitToTravel,
    RiskNotLookedAt,
    plan_journey,
    set_off,
)
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.journeys import Fitness
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState
from wayhome.reintegration.domain.risks import Answer, ReturnRisk

pytestmark = pytest.mark.usefixtures("database")


def test_nobody_sets_off_before_risk_and_fitness_are_known() -> None:
    at = with_papers(ground())

    with context.acting(at.unit.supervisor) as by:
        unfit = journey(fitness=Fitness.NOT_FIT)
        plan_journey(writing=at.writing(), journey=unfit, by=by)
        with pytest.raises(RiskNotLookedAt):
            set_off(writing=at.writing(), on=today(), by=by)
    checked(at)
    with context.acting(at.unit.supervisor) as by, pytest.raises(NotFitToTravel):
        set_off(writing=at.writing(), on=today(), by=by)


def test_high_risk_waits_for_a_supervisor_who_did_not_answer() -> None:
    at = with_papers(ground())
    other = replace(at.unit.supervisor, user=uuid4())
    checked(at, danger=Answer.YES)

    with context.acting(at.unit.supervisor) as by:
        plan_journey(writing=at.writing(), journey=journey(), by=by)
        with pytest.raises(ApprovalMissing):
            set_off(writing=at.writing(), on=today(), by=by)
        with pytest.raises(OwnCheck):
            decide_high_risk(writing=at.writing(), is_approved=True, reason="Safe now.", by=by)
    with context.acting(other) as by:
        with pytest.raises(ReasonMissing):
            decide_high_risk(writing=at.writing(), is_approved=True, reason=" ", by=by)
        decide_high_risk(writing=at.writing(), is_approved=False, reason="Not yet.", by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(ApprovalMissing):
        set_off(writing=at.writing(), on=today(), by=by)
    with context.acting(other) as by:
        decide_high_risk(writing=at.writing(), is_approved=True, reason="Moved away.", by=by)
    with context.acting(at.unit.supervisor) as by:
        set_off(writing=at.writing(), on=today(), by=by)

    assert at.returning().state is ReturnState.TRAVELLING


def test_approval_ends_when_the_risks_are_looked_at_again() -> None:
    at = checked(wished(ground()), threats=Answer.YES)
    other = replace(at.unit.supervisor, user=uuid4())
    with context.acting(other) as by:
        decide_high_risk(writing=at.writing(), is_approved=True, reason="Moved away.", by=by)

    checked(at, threats=Answer.YES, debt=Answer.YES)

    assert at.returning().waits_for_approval
    checked(at)
    with context.acting(other) as by, pytest.raises(RiskNotHigh):
        decide_high_risk(writing=at.writing(), is_approved=True, reason="Why not.", by=by)


def test_case_worker_does_not_approve_and_check_asks_its_version() -> None:
    at = checked(wished(ground()), danger=Answer.YES)
    with context.acting(at.unit.supervisor) as by:
        owner = Owner(user=at.unit.worker.user, team=at.unit.team)
        assign(case=at.case, owner=owner, by=by)

    with context.acting(at.unit.worker) as by:
        with pytest.raises(NotFound):
            decide_high_risk(writing=at.writing(), is_approved=True, reason="Safe.", by=by)
        with pytest.raises(CheckOutdated):
            check_risk(writing=at.writing(), version="0", answers={}, by=by)

    assert ReturnEvent.APPROVE not in at.returning(by=at.unit.worker).events
    assert at.returning().risk is ReturnRisk.HIGH
