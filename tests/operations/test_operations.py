"""Operations through their actions: planned, approved, begun, called off; who knows of them."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.care.ground import beside
from tests.cases.ground import Office, office, opened
from tests.operations.ground import (
    LEAD,
    NOTES,
    approved,
    begun,
    case_of,
    plan,
    planned,
    row,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.close import close
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.operations.actions.add_site import NewSite, add_site
from wayhome.operations.actions.approve import SecondPersonNeeded, SiteMissing, approve
from wayhome.operations.actions.begin import begin
from wayhome.operations.actions.call_off import call_off
from wayhome.operations.actions.change_operation import OperationChanged
from wayhome.operations.actions.link_case import CaseClosed, link_case, unlink_case
from wayhome.operations.actions.name_member import NobodyLeft, drop_member, name_member
from wayhome.operations.actions.plan_operation import (
    LeadMissing,
    OperationPlan,
    change_plan,
    plan_operation,
)
from wayhome.operations.domain.kinds import OperationKind, SiteKind
from wayhome.operations.domain.window import MomentRefused, Window, WindowRefused
from wayhome.operations.domain.words import PlanWords, Words
from wayhome.operations.domain.workflow import OperationRefused, OperationState
from wayhome.operations.models import Operation
from wayhome.operations.queries.listing import OperationFilter, operations, operations_of_case
from wayhome.operations.queries.listing import state_counts as counts
from wayhome.operations.queries.open_words import open_words, plan_words
from wayhome.operations.queries.operation_page import operation_page
from wayhome.sites.actions.describe_place import NewDescription
from wayhome.sites.domain.told import read_told


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def lines_of(unit: Office, case: UUID) -> list[str]:
    """What the timeline of a case tells of operations, oldest first."""
    with context.acting(unit.supervisor) as by:
        steps = case_page(by, case).steps
    return [step.code for step in reversed(steps) if step.kind is StepKind.OPERATION]


def stage(unit: Office, case: UUID) -> Milestone:
    """The milestone of a case."""
    with context.acting(unit.supervisor) as by:
        return case_page(by, case).row.stage


def test_operation_goes_from_the_plan_to_the_site(unit: Office) -> None:
    case = case_of(unit)

    operation = planned(unit, case)
    with context.acting(unit.supervisor) as by:
        approve(operation=operation, by=by)
    quiet = lines_of(unit, case)
    with context.acting(unit.worker) as by:
        begin(operation=operation, by=by)

    assert row(unit, operation).state == OperationState.UNDER_WAY
    assert quiet == []
    assert lines_of(unit, case) == ["begun"]
    assert stage(unit, case) == Milestone.IN_OPERATION


def test_plan_stands_sealed_and_opens_for_a_purpose(unit: Office) -> None:
    operation = planned(unit)

    with context.acting(unit.worker) as by:
        opened_words = open_words(
            by, operation, kind=Words.PLAN, words=operation, purpose=Purpose.OPERATION
        )

    held = plan_words(opened_words)
    assert (held.lead, held.notes) == (LEAD, NOTES)
    assert LEAD.encode() not in bytes(row(unit, operation).sealed_plan or b"")
    assert LEAD not in repr(held) + repr(opened_words)


def test_same_form_plans_once(unit: Office) -> None:
    once = uuid4()

    with context.acting(unit.worker) as by:
        first = plan_operation(plan=plan(), once=once, by=by)
        again = plan_operation(plan=plan(), once=once, by=by)

    assert first == again
    with context.acting(unit.system):
        assert Operation.objects.count() == 1


def test_same_form_sent_twice_at_once_plans_once(
    unit: Office, superuser: psycopg.Connection
) -> None:
    once = uuid4()

    def send() -> UUID:
        with context.acting(unit.worker) as by:
            return plan_operation(plan=plan(), once=once, by=by).operation

    with context.acting(unit.worker) as by:
        plan_operation(plan=plan(), once=once, by=by)
        came = beside(send, superuser)

    assert came() == once


def test_form_under_the_id_of_others_operation_tells_nothing_of_it(unit: Office) -> None:
    operation = planned(unit)

    with context.acting(unit.other_worker) as by, pytest.raises(NotFound):
        plan_operation(plan=plan(), once=operation, by=by)


def test_planned_operation_is_unknown_to_whoever_is_not_named(unit: Office) -> None:
    operation = planned(unit, case_of(unit))

    with context.acting(unit.other_worker) as by:
        with pytest.raises(NotFound):
            operation_page(by, operation)
        assert operations(by, OperationFilter()).rows == ()
        assert counts(by) == {}
    with context.acting(unit.intake) as by, pytest.raises(NotFound):
        operations(by, OperationFilter())
    with context.acting(unit.supervisor) as by:
        assert operation_page(by, operation).is_whole


def test_case_worker_of_a_linked_case_knows_nothing_before_it_is_done(unit: Office) -> None:
    case = case_of(unit)
    operation = planned(unit, case, by=unit.supervisor)

    with context.acting(unit.worker) as by:
        assert operations_of_case(by, case) == ()
        with pytest.raises(NotFound):
            operation_page(by, operation)


def test_colleague_knows_of_it_once_named_and_no_more_once_taken_off(unit: Office) -> None:
    operation = planned(unit)
    colleague = unit.other_worker.user
    assert colleague is not None

    with context.acting(unit.worker) as by:
        name_member(operation=operation, user=colleague, by=by)
        name_member(operation=operation, user=colleague, by=by)
    with context.acting(unit.other_worker) as by:
        assert len(operation_page(by, operation).members) == 2
    with context.acting(unit.worker) as by:
        drop_member(operation=operation, user=colleague, by=by)
    with context.acting(unit.other_worker) as by, pytest.raises(NotFound):
        operation_page(by, operation)


def test_only_those_who_work_on_operations_are_named(unit: Office) -> None:
    operation = planned(unit)
    foreign = office("other", receives=False)

    with context.acting(unit.worker) as by:
        for actor in (unit.intake, foreign.worker):
            assert actor.user is not None
            with pytest.raises(NotFound):
                name_member(operation=operation, user=actor.user, by=by)


def test_somebody_stays_named(unit: Office) -> None:
    operation = planned(unit)
    assert unit.worker.user is not None

    with context.acting(unit.worker) as by, pytest.raises(NobodyLeft):
        drop_member(operation=operation, user=unit.worker.user, by=by)


def test_other_agency_sees_nothing(unit: Office) -> None:
    operation = planned(unit)
    foreign = office("other", receives=False)

    with context.acting(foreign.supervisor) as by:
        with pytest.raises(NotFound):
            operation_page(by, operation)
        with pytest.raises(NotFound):
            approve(operation=operation, by=by)
        assert operations(by, OperationFilter()).rows == ()


def test_worker_does_not_approve(unit: Office) -> None:
    operation = planned(unit)

    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        approve(operation=operation, by=by)


def test_second_person_approves_when_the_plan_asks_for_it(unit: Office) -> None:
    operation = planned(unit, needs_second=True)

    with context.acting(unit.supervisor) as by:
        approve(operation=operation, by=by)

    assert row(unit, operation).state == OperationState.APPROVED


def test_whoever_wrote_the_plan_or_a_site_is_no_second_person(unit: Office) -> None:
    written = planned(unit, by=unit.supervisor, needs_second=True)
    placed = planned(unit, needs_second=True)
    site = NewSite(
        SiteKind.HOUSE, description=NewDescription(id=uuid4(), told=read_told("Blue Villa"))
    )

    with context.acting(unit.supervisor) as by:
        change_plan(operation=written, plan=plan(), by=by)
        add_site(operation=placed, site=site, by=by)
        for operation in (written, placed):
            with pytest.raises(SecondPersonNeeded):
                approve(operation=operation, by=by)


def test_plan_without_a_site_is_not_approved(unit: Office) -> None:
    with context.acting(unit.worker) as by:
        made = plan_operation(plan=plan(), by=by)

    with context.acting(unit.supervisor) as by, pytest.raises(SiteMissing):
        approve(operation=made.operation, by=by)


def test_changed_plan_is_to_be_approved_again(unit: Office) -> None:
    operation = approved(unit)

    with context.acting(unit.worker) as by:
        change_plan(operation=operation, plan=plan(province="KH12"), by=by)

    assert row(unit, operation).state == OperationState.PLANNED
    with context.acting(unit.worker) as by, pytest.raises(OperationRefused):
        begin(operation=operation, by=by)


def test_second_editor_hears_of_the_first(unit: Office) -> None:
    operation = planned(unit)
    seen = row(unit, operation).version
    with context.acting(unit.worker) as by:
        change_plan(operation=operation, plan=plan(), by=by, version=seen)

    with context.acting(unit.supervisor) as by, pytest.raises(OperationChanged):
        approve(operation=operation, by=by, version=seen)


def test_impossible_times_are_refused(unit: Office) -> None:
    now = clock.now()
    with pytest.raises(WindowRefused):
        Window(now, now - timedelta(hours=1))
    with pytest.raises(WindowRefused):
        Window(now, now + timedelta(days=61))

    operation = approved(unit)
    with context.acting(unit.worker) as by, pytest.raises(MomentRefused):
        begin(operation=operation, at=now + timedelta(hours=1), by=by)


def test_lead_must_be_named(unit: Office) -> None:
    empty = OperationPlan(OperationKind.CHECK, plan().window, PlanWords("  "))

    with context.acting(unit.worker) as by, pytest.raises(LeadMissing):
        plan_operation(plan=empty, by=by)


def test_calling_off_a_plan_tells_no_case(unit: Office) -> None:
    case = case_of(unit)
    operation = planned(unit, case)

    with context.acting(unit.worker) as by:
        call_off(operation=operation, by=by)

    assert lines_of(unit, case) == []
    with context.acting(unit.worker) as by, pytest.raises(OperationRefused):
        call_off(operation=operation, by=by)


def test_breaking_off_tells_the_cases_that_heard_of_it(unit: Office) -> None:
    case = case_of(unit)
    operation = begun(unit, case)

    with context.acting(unit.worker) as by:
        call_off(operation=operation, by=by)

    assert lines_of(unit, case) == ["begun", "broken_off"]


def test_case_is_linked_by_whoever_works_on_it(unit: Office) -> None:
    operation, strange = planned(unit), opened(unit).case

    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        link_case(operation=operation, case=strange, by=by)


def test_closed_case_is_not_linked_and_a_case_that_closes_rests(unit: Office) -> None:
    case, other = case_of(unit), case_of(unit)
    operation = approved(unit, other)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.NO_LEADS, by=by)
        close(case=other, reason=CloseReason.NO_LEADS, by=by)

    with context.acting(unit.worker) as by:
        with pytest.raises(CaseClosed):
            link_case(operation=operation, case=case, by=by)
        begin(operation=operation, by=by)

    assert lines_of(unit, other) == []


def test_case_of_others_hears_of_it_from_the_system(unit: Office) -> None:
    case = opened(unit).case
    operation = planned(unit, case, by=unit.supervisor)
    assert unit.other_worker.user is not None
    with context.acting(unit.supervisor) as by:
        approve(operation=operation, by=by)
        name_member(operation=operation, user=unit.other_worker.user, by=by)

    with context.acting(unit.other_worker) as by:
        begin(operation=operation, by=by)

    assert lines_of(unit, case) == ["begun"]
    assert stage(unit, case) == Milestone.IN_OPERATION


def test_case_is_taken_off_before_it_begins_and_not_after(unit: Office) -> None:
    one, other = case_of(unit), case_of(unit)
    operation = approved(unit, one, other)

    with context.acting(unit.worker) as by:
        unlink_case(operation=operation, case=other, by=by)
        begin(operation=operation, by=by)
        with pytest.raises(OperationRefused):
            unlink_case(operation=operation, case=one, by=by)

    assert lines_of(unit, other) == []
