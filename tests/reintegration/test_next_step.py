"""What a case shows as its next step while somebody is followed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.reintegration.ground import (
    Ground,
    ground,
    handover,
    home,
    reachable,
    reported,
    travelling,
)
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.queries.planned import Planned, planned
from wayhome.kernel import clock, context
from wayhome.reintegration.actions.end_following import refuse_contact
from wayhome.reintegration.actions.plan_follow_up import plan_follow_up
from wayhome.reintegration.actions.travel import hand_over
from wayhome.reintegration.domain.days import today

pytestmark = pytest.mark.usefixtures("database")


def shown(at: Ground) -> Planned:
    """What the case says is next."""
    with context.acting(at.unit.supervisor) as by:
        return planned(by, at.case)


def chosen(at: Ground, step: NextStep) -> None:
    """Somebody chooses the next step."""
    with context.acting(at.unit.supervisor) as by:
        plan(case=at.case, plan=Plan(step, today(), Risk.MEDIUM), by=by)


def test_first_follow_up_is_next_after_the_handover() -> None:
    at = travelling(ground())
    chosen(at, NextStep.ARRANGE_RETURN)

    with context.acting(at.unit.supervisor) as by:
        reach(case=at.case, milestone=Milestone.PERSON_LOCATED, by=by)
        hand_over(writing=at.writing(), handover=handover(), by=by)

    assert (shown(at).next_step, shown(at).due_on) == (
        NextStep.FOLLOW_UP,
        today() + timedelta(days=7),
    )


def test_next_step_moves_with_the_schedule_and_ends_in_closing() -> None:
    at = travelling(ground())
    chosen(at, NextStep.ARRANGE_RETURN)
    with context.acting(at.unit.supervisor) as by:
        hand_over(writing=at.writing(), handover=handover(), by=by)
    reachable(at)
    first, second = (each.due_on for each in at.following().follow_ups[:2])
    days = [shown(at).due_on]

    reported(at, when=clock.now() + timedelta(days=7))
    days.append(shown(at).due_on)
    due = at.following().next_due
    with context.acting(at.unit.supervisor) as by:
        sooner = today() + timedelta(days=9)
        plan_follow_up(
            writing=at.writing(), due_on=sooner, follow_up=due.id if due else uuid4(), by=by
        )
    days.append(shown(at).due_on)
    with context.acting(at.unit.supervisor) as by:
        refuse_contact(writing=at.writing(), on=today(), by=by)

    assert days == [first, second, sooner]
    assert shown(at).next_step is NextStep.CLOSE


def test_step_chosen_on_purpose_stays() -> None:
    at = travelling(ground())
    chosen(at, NextStep.CONTACT_LODGER)

    with context.acting(at.unit.supervisor) as by:
        hand_over(writing=at.writing(), handover=handover(), by=by)

    assert shown(at).next_step is NextStep.CONTACT_LODGER


def test_follow_up_comes_before_closing_when_one_is_planned() -> None:
    at = home(ground())
    chosen(at, NextStep.CLOSE)
    due = at.following().next_due
    with context.acting(at.unit.supervisor) as by:
        day = today() + timedelta(days=3)
        plan_follow_up(writing=at.writing(), due_on=day, follow_up=due.id if due else None, by=by)

    assert (shown(at).next_step, shown(at).due_on) == (NextStep.FOLLOW_UP, day)
