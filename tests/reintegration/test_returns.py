"""A return: by wish alone, with cover, papers, approval, and days that fit."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.cases.ground import office
from tests.intake.ground import answers as told_answers
from tests.intake.ground import lodge_publicly
from tests.reintegration.ground import (
    HOME,
    WISH,
    checked,
    considered,
    covered,
    ground,
    handover,
    home,
    journey,
    papers,
    travelling,
    wished,
    with_papers,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close
from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.queries.case_page import case_page
from wayhome.consent.queries.covers import NotCovered
from wayhome.kernel import clock, context
from wayhome.reintegration.actions.consider import agree, break_off, consider, refuse
from wayhome.reintegration.actions.get_papers import (
    CountryUnknown,
    ask_papers,
    deny_papers,
    hold_papers,
    receive_papers,
)
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
    DocumentMissing,
    EscortsMissing,
    NotFitToTravel,
    ReceiptNotConfirmed,
    RiskNotLookedAt,
    hand_over,
    plan_journey,
    set_off,
)
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowState
from wayhome.reintegration.domain.journeys import DocumentKind, EndReason, Fitness, Receiver
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState, StepRefused
from wayhome.reintegration.domain.risks import Answer, ReturnRisk
from wayhome.reintegration.domain.wishes import AgeContradicted, Basis
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


def test_child_returns_only_with_a_basis_and_is_handed_over_to_somebody() -> None:
    at = considered(ground())
    wish = replace(WISH, is_child=True, basis=Basis.AUTHORITY)

    with context.acting(at.unit.supervisor) as by:
        agree(writing=at.writing(), wish=wish, on=today(), by=by)
        plan_journey(writing=at.writing(), journey=journey(to="KHM"), by=by)
    checked(at)
    with context.acting(at.unit.supervisor) as by:
        set_off(writing=at.writing(), on=today(), by=by)
        alone = handover(receiver=Receiver.NOBODY)
        with pytest.raises(ReceiptNotConfirmed):
            hand_over(writing=at.writing(), handover=alone, by=by)

    assert at.returning().basis == Basis.AUTHORITY


def test_child_of_a_complaint_is_no_adult_without_a_paper() -> None:
    unit = office()
    born = f"{clock.now().year - 10}-01-01"
    told = lodge_publicly(unit.agency, answers=told_answers(birth=born)).complaint
    at = considered(ground(unit, told=told))

    with context.acting(unit.supervisor) as by:
        with pytest.raises(AgeContradicted):
            agree(writing=at.writing(), wish=WISH, on=today(), by=by)
        shown = replace(WISH, is_shown_adult=True)
        agree(writing=at.writing(), wish=shown, on=today(), by=by)

    assert at.returning().is_child is False


def test_embassy_is_not_asked_when_nobody_agreed_to_it() -> None:
    at = wished(ground())

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(NotCovered) as refusal:
            ask_papers(
                writing=at.writing(), embassy="VNM", kind=DocumentKind.PASSPORT, on=today(), by=by
            )
        with pytest.raises(CountryUnknown):
            ask_papers(
                writing=at.writing(), embassy="XXQ", kind=DocumentKind.PASSPORT, on=today(), by=by
            )

    assert refusal.value.reason
    assert at.returning().state is ReturnState.AGREED


def test_another_embassy_is_not_covered_by_consent_for_one() -> None:
    at = covered(wished(ground()))

    with context.acting(at.unit.supervisor) as by, pytest.raises(NotCovered):
        ask_papers(
            writing=at.writing(), embassy="CHN", kind=DocumentKind.PASSPORT, on=today(), by=by
        )


def test_papers_are_asked_again_when_the_embassy_refuses() -> None:
    at = covered(wished(ground()))
    kind = DocumentKind.PASSPORT

    with context.acting(at.unit.supervisor) as by:
        ask_papers(writing=at.writing(), embassy="VNM", kind=kind, on=today(), by=by)
        deny_papers(writing=at.writing(), on=today(), words="Not known there.", by=by)
        ask_papers(writing=at.writing(), embassy="VNM", kind=kind, on=today(), by=by)

    assert at.returning().state is ReturnState.PAPERS_ASKED


def test_document_is_refused_when_it_was_issued_before_it_was_asked_for() -> None:
    at = covered(wished(ground()))

    with context.acting(at.unit.supervisor) as by:
        ask_papers(
            writing=at.writing(), embassy="VNM", kind=DocumentKind.PASSPORT, on=today(), by=by
        )
        early = papers(issued_on=today() - timedelta(days=3))
        with pytest.raises(DaysImpossible) as refusal:
            receive_papers(writing=at.writing(), papers=early, by=by)

    assert refusal.value.problem is DayProblem.ISSUED_BEFORE_ASKED
    assert at.returning().state is ReturnState.PAPERS_ASKED


def test_journey_is_refused_when_the_document_is_missing_or_has_expired() -> None:
    at = wished(ground())

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(DocumentMissing):
            plan_journey(writing=at.writing(), journey=journey(), by=by)
        hold_papers(writing=at.writing(), papers=papers(), by=by)
        late = journey(today() + timedelta(days=61))
        with pytest.raises(DaysImpossible) as refusal:
            plan_journey(writing=at.writing(), journey=late, by=by)
        with pytest.raises(EscortsMissing):
            plan_journey(writing=at.writing(), journey=journey(escorts=" "), by=by)

    assert refusal.value.problem is DayProblem.TRAVEL_AFTER_EXPIRY


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
