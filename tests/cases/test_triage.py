"""Triage: open a case, attach, set aside, and undo each."""

from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import found, lodged, office, opened
from wayhome.access.policy import NotFound
from wayhome.cases.actions.attach import attach, detach
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.set_aside import restore, set_aside
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.triage import DecisionRefused, SetAsideReason
from wayhome.intake.queries.progress import progress
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")


def status(agency: UUID, complaint: UUID) -> str:
    """Where intake says that a complaint stands."""
    with context.acting(Actor.system(agency)) as system:
        return rows_of(system, [complaint])[0].status.value


def milestones(agency: UUID, complaint: UUID) -> set[str]:
    """What the lodger of a complaint sees."""
    with context.acting(Actor.system(agency)) as system:
        return {step.code.value for step in progress(system, complaint).steps}


def test_case_is_opened_on_several_complaints_when_they_wait() -> None:
    unit = office()
    complaints = {lodged(unit.agency), lodged(unit.agency)}

    opened(unit, *complaints)

    for complaint in complaints:
        assert status(unit.agency, complaint) == "attached"
        assert milestones(unit.agency, complaint) == {"received", "under_verification"}


def test_second_officer_is_refused_when_the_complaint_has_a_case() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    opened(unit, complaint)

    with context.acting(unit.supervisor) as by, pytest.raises(DecisionRefused):
        open_case(complaint_ids=[complaint], by=by)

    assert status(unit.agency, complaint) == "attached"


def test_complaint_of_another_agency_is_not_found_when_opened() -> None:
    unit, other = office(), office("other", receives=False)
    complaint = lodged(unit.agency)

    with context.acting(other.intake) as by, pytest.raises(NotFound):
        open_case(complaint_ids=[complaint], by=by)

    assert status(unit.agency, complaint) == "new"


def test_attached_complaint_gets_the_milestones_that_its_case_has_reached() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        reach(case=case, milestone=Milestone.VERIFIED, by=by)
    late = lodged(unit.agency)

    with context.acting(unit.intake) as by:
        attach(complaint=late, case=case, by=by)

    assert milestones(unit.agency, late) == {"received", "under_verification", "verified"}


def test_detached_complaint_waits_again_and_can_go_elsewhere() -> None:
    unit = office()
    first, second = lodged(unit.agency), lodged(unit.agency)
    wrong, right = opened(unit, first, second).case, opened(unit).case

    with context.acting(unit.intake) as by:
        assert detach(complaint=first, by=by) == wrong
    assert status(unit.agency, first) == "new"
    with context.acting(unit.intake) as by:
        attach(complaint=first, case=right, by=by)

    assert status(unit.agency, first) == "attached"


def test_case_closes_when_its_last_complaint_leaves(superuser: psycopg.Connection) -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case

    with context.acting(unit.intake) as by:
        detach(complaint=complaint, by=by)

    row = superuser.execute("SELECT state, stage FROM cases_case WHERE id = %s", [case]).fetchone()
    assert row == ("closed", "closed")
    assert "closed" not in milestones(unit.agency, complaint)


def test_set_aside_complaint_comes_back_when_restored() -> None:
    unit = office()
    complaint = lodged(unit.agency)

    with context.acting(unit.intake) as by:
        set_aside(complaint=complaint, reason=SetAsideReason.NOT_ENOUGH, by=by)
    assert status(unit.agency, complaint) == "set_aside"
    with context.acting(unit.intake) as by, pytest.raises(DecisionRefused):
        set_aside(complaint=complaint, reason=SetAsideReason.NOT_ENOUGH, by=by)
    with context.acting(unit.intake) as by:
        restore(complaint=complaint, by=by)

    assert status(unit.agency, complaint) == "new"


def test_unknown_complaint_is_not_found_when_triaged() -> None:
    unit = office()

    with context.acting(unit.intake) as by, pytest.raises(NotFound):
        set_aside(complaint=uuid4(), reason=SetAsideReason.NO_CONTENT, by=by)
