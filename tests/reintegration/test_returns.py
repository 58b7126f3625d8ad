"""A return: by wish alone, with cover, papers, approval, and days that fit."""

from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError

from tests.cases.ground import office
from tests.reintegration.ground import (
    HOME,
    WISH,
    checked,
    considered,
    ground,
    handover,
    home,
    journey,
    travelling,
    wished,
    with_papers,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close
from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.reintegration.actions.consider import agree, break_off, consider, refuse
from wayhome.reintegration.actions.travel import (
    ReceiptNotConfirmed,
    hand_over,
    plan_journey,
)
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowState
from wayhome.reintegration.domain.journeys import EndReason
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState, StepRefused
from wayhome.reintegration.models import ReturnEntry
from wayhome.reintegration.queries.returns import returns_of
from wayhome.reintegration.queries.words import open_entry

pytestmark = pytest.mark.usefixtures("database")


def test_person_comes_home_and_lodgers_see_it_when_every_step_was_taken() -> None:
    at = home(ground())

    with context.acting(at.unit.supervisor) as by:
        page = case_page(by, at.case)
    assert at.returning().state is ReturnState.HANDED_OVER
    assert at.following().state is FollowState.FOLLOWED
    assert next(each.due_on for each in at.following().follow_ups) == today() + timedelta(days=7)
    assert len(at.following().follow_ups) == 5
    told = [each.event for each in reversed(at.returning().entries)]
    assert told == [
        ReturnEvent.CONSIDER,
        ReturnEvent.AGREE,
        ReturnEvent.ASK_PAPERS,
        ReturnEvent.RECEIVE_PAPERS,
        ReturnEvent.CHECK_RISK,
        ReturnEvent.PLAN,
        ReturnEvent.SET_OFF,
        ReturnEvent.HAND_OVER,
    ]
    # The case was never verified nor located: the milestone does not follow, and nothing breaks.
    assert Milestone.RETURNED not in page.reached


def test_milestone_is_reached_when_it_follows() -> None:
    at = travelling(ground())

    with context.acting(at.unit.supervisor) as by:
        reach(case=at.case, milestone=Milestone.PERSON_LOCATED, by=by)
        hand_over(writing=at.writing(), handover=handover(), by=by)
        page = case_page(by, at.case)

    assert Milestone.RETURNED in page.reached


def test_return_ends_in_staying_when_the_person_refuses() -> None:
    at = with_papers(ground())

    with context.acting(at.unit.supervisor) as by:
        refuse(writing=at.writing(), on=today(), by=by)
        with pytest.raises(StepRefused):
            plan_journey(writing=at.writing(), journey=journey(), by=by)

    assert at.returning().state is ReturnState.STAYS


def test_wish_and_risk_are_asked_anew_when_a_return_is_considered_again() -> None:
    at = checked(with_papers(ground()))

    with context.acting(at.unit.supervisor) as by:
        break_off(writing=at.writing(), reason=EndReason.DANGER, on=today(), by=by)
        consider(writing=at.writing(), by=by)

    held = at.returning()
    assert held.state is ReturnState.CONSIDERED
    assert (held.agreed_on, held.risk) == (None, None)
    assert (held.asked_on, held.issued_on) == (None, today())
    with clock.at(clock.now() + timedelta(days=2)), context.acting(at.unit.supervisor) as by:
        agree(writing=at.writing(), wish=WISH, on=today(), by=by)
        plan_journey(writing=at.writing(), journey=journey(today()), by=by)
    assert at.returning().state is ReturnState.PLANNED


def test_end_is_refused_when_it_comes_before_what_it_ends() -> None:
    at = travelling(ground())
    early = today() - timedelta(days=1)

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(DaysImpossible):
            break_off(writing=at.writing(), reason=EndReason.ILLNESS, on=early, by=by)
        with pytest.raises(StepRefused):
            refuse(writing=at.writing(), on=today(), by=by)
    again = wished(ground(at.unit))
    with context.acting(at.unit.supervisor) as by, pytest.raises(DaysImpossible) as refusal:
        refuse(writing=again.writing(), on=early, by=by)

    assert refusal.value.problem is DayProblem.END_BEFORE_WISH


def test_handover_before_the_departure_is_refused() -> None:
    at = travelling(ground())

    with context.acting(at.unit.supervisor) as by:
        early = handover(today() - timedelta(days=1))
        with pytest.raises(DaysImpossible) as refusal:
            hand_over(writing=at.writing(), handover=early, by=by)
        with pytest.raises(ReceiptNotConfirmed):
            hand_over(writing=at.writing(), handover=handover(confirmed_by=""), by=by)

    assert refusal.value.problem is DayProblem.HANDOVER_BEFORE_DEPARTURE


def test_step_counts_once_when_it_is_sent_twice() -> None:
    at = considered(ground())
    writing = at.writing()

    for _ in range(2):
        with context.acting(at.unit.supervisor) as by:
            agree(writing=writing, wish=WISH, on=today(), by=by)

    assert len(at.returning().entries) == 2


def test_second_of_two_editors_is_told_when_the_case_moved_on() -> None:
    at = considered(ground())
    with context.acting(at.unit.supervisor) as by:
        version = case_page(by, at.case).row.version
        agree(writing=at.writing(version=version), wish=WISH, on=today(), by=by)

        with pytest.raises(CaseChanged):
            refuse(writing=at.writing(version=version), on=today(), by=by)


def test_nothing_is_recorded_when_the_case_is_closed() -> None:
    at = considered(ground())

    with context.acting(at.unit.supervisor) as by:
        close(case=at.case, reason=CloseReason.HELPED, by=by)
        with pytest.raises(EventRefused):
            agree(writing=at.writing(), wish=WISH, on=today(), by=by)

    assert at.returning().events == frozenset()


def test_return_is_unknown_to_whoever_does_not_work_on_the_case() -> None:
    at = considered(ground())
    other = office("other", receives=False)

    for stranger in (at.unit.intake, at.unit.other_worker, other.supervisor):
        with context.acting(stranger) as by:
            with pytest.raises(NotFound):
                returns_of(by, at.case)
            with pytest.raises(NotFound):
                agree(writing=at.writing(), wish=WISH, on=today(), by=by)


def test_person_of_another_case_is_unknown() -> None:
    at = considered(ground())
    elsewhere = ground(at.unit)

    with context.acting(at.unit.supervisor) as by, pytest.raises(NotFound):
        consider(writing=replace(at.writing(), person=elsewhere.person), by=by)


def test_words_are_sealed_and_open_only_for_a_purpose(superuser: psycopg.Connection) -> None:
    at = home(ground())
    planned = next(e for e in at.returning().entries if e.event is ReturnEvent.PLAN)

    with context.acting(at.unit.supervisor) as by:
        opened = open_entry(by, at.case, entry=planned.id, purpose=Purpose.REPATRIATION)
    with context.acting(at.unit.intake) as by, pytest.raises(NotFound):
        open_entry(by, at.case, entry=planned.id, purpose=Purpose.TRIAGE)
    rows = superuser.execute(
        "SELECT row_to_json(r)::text || coalesce(encode(e.sealed_words, 'escape'), '') "
        "|| e.details::text FROM reintegration_return r, reintegration_return_entry e"
    ).fetchall()

    assert opened.words["to"] == HOME
    text = "".join(row for (row,) in rows)
    assert not [word for word in (HOME, WISH.words, "Sok", "X-000", "sister") if word in text]


def test_history_of_a_return_cannot_be_changed() -> None:
    at = considered(ground())

    with pytest.raises(DatabaseError), context.acting(at.unit.supervisor):
        ReturnEntry.objects.filter(agency_id=at.unit.agency).update(event=ReturnEvent.AGREE)
