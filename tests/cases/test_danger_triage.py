"""Danger told of a case or a complaint: what it changes, who may, and how the queue explains it."""

from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.cases.dangers import IMMEDIATE, NOON, SOON, URGENT, answers, minutes, told
from tests.cases.ground import Office, lodged, office, opened
from wayhome.access.policy import NotFound
from wayhome.cases.actions.attach import attach, detach
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close
from wayhome.cases.actions.move_danger import move_danger
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.actions.set_aside import set_aside
from wayhome.cases.actions.triage_danger import (
    DangerTold,
    triage_complaint_danger,
    triage_danger,
)
from wayhome.cases.actions.write_danger import WATCH, DangerAnswers, QuestionsChanged
from wayhome.cases.domain.danger.clocks import ClockKind
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerRefused, DangerState
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.triage import SetAsideReason
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.models import DangerTriage
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.danger import DangerPage, complaint_danger, danger_page
from wayhome.cases.queries.queue import CaseFilter, case_queue
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


def _page(unit: Office, case: UUID) -> DangerPage:
    with context.acting(unit.supervisor) as by:
        return danger_page(by, case)


def _told_of(unit: Office, complaint: UUID, given: dict[str, Answer]) -> DangerTold:
    """The questions answered by the intake officer, of a complaint."""
    with context.acting(unit.intake) as by:
        return triage_complaint_danger(complaint=complaint, given=answers(given), by=by)


def test_answers_give_urgency_risk_and_clocks_and_say_why() -> None:
    unit = office()
    case = opened(unit).case
    with clock.at(NOON):
        told(case, by=unit.supervisor, given=URGENT)

    page = _page(unit, case)
    with context.acting(unit.supervisor) as by:
        row = case_page(by, case).row
    assert page.state is DangerState.WAITING
    assert page.asked.answered is not None
    assert page.asked.answered.weighed is not None
    assert page.asked.answered.weighed.reasons[0].question == "held"
    assert (row.risk, row.urgency) == (Risk.HIGH, Urgency.URGENT)
    assert [each.due_at for each in page.clocks][:2] == [NOON + minutes(120), NOON + minutes(480)]


def test_steps_follow_each_other_and_others_are_refused() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)

    with context.acting(unit.supervisor) as by:
        for early in (DangerEvent.CONTACT, DangerEvent.SECURE, DangerEvent.HAND_BACK):
            with pytest.raises(DangerRefused):
                move_danger(case=case, event=early, by=by)
        for step in (DangerEvent.TAKE, DangerEvent.CONTACT, DangerEvent.SECURE):
            move_danger(case=case, event=step, by=by)
        with pytest.raises(DangerRefused):
            move_danger(case=case, event=DangerEvent.RAISE, by=by)

    page = _page(unit, case)
    assert page.state is DangerState.SAFE
    assert all(each.met_at for each in page.clocks)


def test_whoever_takes_a_case_of_nobody_becomes_its_owner() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)

    with context.acting(unit.supervisor) as by:
        move_danger(case=case, event=DangerEvent.TAKE, by=by)
        row = case_page(by, case).row

    assert row.assignee == unit.supervisor.user
    assert _page(unit, case).taken_by == unit.supervisor.user


def test_new_danger_after_the_person_was_safe_is_a_new_round() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        move_danger(case=case, event=DangerEvent.TAKE, by=by)
        move_danger(case=case, event=DangerEvent.SECURE, by=by)

    told(case, by=unit.supervisor, given=URGENT)

    page = _page(unit, case)
    assert (page.state, page.round) == (DangerState.WAITING, 2)
    assert [each.met_at for each in page.clocks] == [None, None, None]
    assert {each.kind for each in page.clocks} == set(ClockKind)


def test_urgent_complaint_becomes_a_case_at_once() -> None:
    unit = office()
    complaint = lodged(unit.agency)

    found = _told_of(unit, complaint, URGENT)

    assert found.case is not None
    with context.acting(unit.supervisor) as by:
        page = case_page(by, found.case)
    assert [row.id for row in page.complaints] == [complaint]
    assert (page.row.danger, page.row.risk) == (DangerState.WAITING, Risk.HIGH)


def test_other_answers_wait_with_the_complaint_and_come_with_it() -> None:
    unit = office()
    complaint = lodged(unit.agency)

    found = _told_of(unit, complaint, SOON)
    case = opened(unit, complaint).case

    assert found == DangerTold(Urgency.SOON, None)
    page = _page(unit, case)
    assert page.asked.answered is not None
    assert page.asked.answered.urgency is Urgency.SOON


def test_graver_answers_of_an_attached_complaint_hold_and_milder_ones_do_not() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor, given=URGENT)
    milder = lodged(unit.agency)
    _told_of(unit, milder, SOON)

    with context.acting(unit.supervisor) as by:
        attach(complaint=milder, case=case, by=by)

    assert len(_page(unit, case).moves) == 1


def test_danger_of_a_complaint_in_a_case_is_told_of_the_case() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case

    found = _told_of(unit, complaint, IMMEDIATE)

    assert found == DangerTold(Urgency.IMMEDIATE, case)
    assert _page(unit, case).state is DangerState.WAITING


def test_danger_of_a_complaint_in_a_closed_case_asks_to_open_it_again() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.NO_LEADS, by=by)

    with pytest.raises(EventRefused):
        _told_of(unit, complaint, IMMEDIATE)


def test_complaint_that_was_set_aside_becomes_a_case_when_danger_is_told() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    with context.acting(unit.intake) as by:
        set_aside(complaint=complaint, reason=SetAsideReason.NOT_ENOUGH, by=by)

    assert _told_of(unit, complaint, URGENT).case is not None


def test_last_complaint_does_not_leave_a_case_whose_danger_is_open() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case
    told(case, by=unit.supervisor)

    with pytest.raises(DangerRefused), context.acting(unit.supervisor) as by:
        detach(complaint=complaint, by=by)

    assert _page(unit, case).state is DangerState.WAITING


def test_what_the_lodger_said_is_proposed_until_somebody_answers() -> None:
    unit = office()
    complaint = lodged(unit.agency)

    with context.acting(unit.intake) as by:
        asked = complaint_danger(by, complaint)
    _told_of(unit, complaint, SOON)
    with context.acting(unit.intake) as by:
        after = complaint_danger(by, complaint)

    assert asked.answered is None
    assert (asked.proposal is None) == (not asked.proposed)
    assert after.answered is not None


def test_only_those_who_work_on_the_case_tell_take_and_see() -> None:
    unit, other = office(), office("other", receives=False)
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case
    told(case, by=unit.supervisor)

    for stranger in (unit.other_worker, unit.intake, other.supervisor, other.worker):
        with context.acting(stranger) as by:
            with pytest.raises(NotFound):
                danger_page(by, case)
            with pytest.raises(NotFound):
                triage_danger(case=case, given=answers(IMMEDIATE), by=by)
            with pytest.raises(NotFound):
                move_danger(case=case, event=DangerEvent.TAKE, by=by)
    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        triage_complaint_danger(complaint=complaint, given=answers(SOON), by=by)
    with context.acting(other.supervisor) as by, pytest.raises(NotFound):
        triage_complaint_danger(complaint=complaint, given=answers(SOON), by=by)
    with context.acting(unit.intake) as by, pytest.raises(NotFound):
        triage_complaint_danger(complaint=uuid4(), given=answers(SOON), by=by)


def test_answers_to_other_questions_or_on_another_version_are_refused() -> None:
    unit = office()
    case = opened(unit).case

    with context.acting(unit.supervisor) as by:
        with pytest.raises(QuestionsChanged):
            triage_danger(case=case, given=DangerAnswers("2001-01", {}), by=by)
        with pytest.raises(CaseChanged):
            triage_danger(case=case, given=answers(SOON), by=by, version=99)


def test_queue_explains_danger_once_and_sorts_by_the_same_points() -> None:
    unit = office()
    calm, critical, waiting = (opened(unit).case for _ in range(3))
    with context.acting(unit.supervisor) as by:
        for case, risk in ((calm, Risk.LOW), (critical, Risk.CRITICAL), (waiting, Risk.LOW)):
            plan(case=case, plan=Plan(NextStep.REVIEW, None, risk), by=by)
    told(waiting, by=unit.supervisor)

    with context.acting(unit.supervisor) as by:
        rows = case_queue(by, CaseFilter()).rows

    assert [row.id for row in rows] == [waiting, critical, calm]
    points = [row.priority.points for row in rows]
    assert points == sorted(points, reverse=True)
    assert [reason.value for reason in rows[0].priority.reasons] == [
        "untaken",
        "immediate",
        "no_owner",
    ]


def test_queue_gives_every_case_once_when_dangers_run_late() -> None:
    unit = office()
    with clock.at(NOON):
        cases = {opened(unit).case for _ in range(26)}
        for case in list(cases)[:3]:
            told(case, by=unit.supervisor)
    with clock.at(NOON + minutes(30)), context.acting(unit.supervisor) as by:
        first = case_queue(by, CaseFilter())
        second = case_queue(by, CaseFilter(cursor=first.next_cursor or ""))

    assert {row.id for row in (*first.rows, *second.rows)} == cases
    assert len(first.rows) + len(second.rows) == 26
    assert "danger_late" in first.rows[0].priority.reasons


def test_each_step_leaves_its_own_leaf_and_a_job(superuser: psycopg.Connection) -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        move_danger(case=case, event=DangerEvent.TAKE, by=by)

    leaves = superuser.execute(
        "SELECT tag, count(*) FROM audit_leaf WHERE subject_id = %s AND tag LIKE '%%danger%%'"
        " GROUP BY tag",
        [case],
    ).fetchall()
    jobs = superuser.execute(
        "SELECT args->>'case' FROM procrastinate_jobs WHERE task_name = %s", [WATCH]
    ).fetchall()
    assert dict(leaves) == {"cases:danger:triaged": 1, "cases:danger:moved": 1}
    assert jobs == [(str(case),)]


def test_answers_are_never_changed_and_about_something() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)

    for fault in (
        lambda: DangerTriage.objects.all().update(urgency="routine"),
        lambda: DangerTriage.objects.all().delete(),
        lambda: _copy(case=None, complaint_id=None),
        lambda: _copy(urgency="calm"),
    ):
        with pytest.raises(DatabaseError), context.acting(unit.supervisor):
            fault()


def _copy(**changed: object) -> None:
    """A second row that breaks a rule."""
    row = DangerTriage.objects.get()
    row.pk = uuid4()
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)
