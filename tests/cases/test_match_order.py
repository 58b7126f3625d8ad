"""What a match is worth follows the cases that its complaints come into and leave."""

from uuid import UUID

import psycopg
import pytest

from tests.cases.ground import NEWS, Office, lodged, office, opened
from wayhome.cases.actions.attach import attach, detach
from wayhome.cases.actions.close import close, reopen
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.workflow import CloseReason
from wayhome.kernel import context
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.domain.turn import TurnReason
from wayhome.people.queries.pairs import PairRow, pairs_about
from wayhome.people.tasks import weigh_pairs

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def unit() -> Office:
    """An office."""
    return office()


@pytest.fixture
def complaints(unit: Office) -> list[UUID]:
    """Two complaints about one person, registered and proposed."""
    both = [lodged(unit.agency), lodged(unit.agency)]
    for complaint in both:
        with context.acting(unit.system) as by:
            person = register_complaint(complaint=complaint, by=by)
        with context.acting(unit.system) as by:
            propose_matches(person=person, by=by)
    return both


def worked(unit: Office, superuser: psycopg.Connection) -> int:
    """Do the jobs that weigh, as the worker does; how many there were."""
    asked = superuser.execute(
        "DELETE FROM procrastinate_jobs WHERE task_name = 'people.weigh_pairs' RETURNING args"
    ).fetchall()
    for (ids,) in asked:
        ids.pop("agency")
        with context.acting(unit.system) as by:
            weigh_pairs(by=by, **ids)
    return len(asked)


def pair_of(unit: Office, complaints: list[UUID]) -> PairRow:
    """The pair of the two."""
    with context.acting(unit.supervisor) as by:
        (pair,) = pairs_about(by, complaints=complaints[1:])
    return pair


def reasons(unit: Office, complaints: list[UUID], superuser: psycopg.Connection) -> set[TurnReason]:
    """Why the pair comes early once the jobs are done; there is at least one."""
    assert worked(unit, superuser) >= 1
    cases = {TurnReason.CASE, TurnReason.BOTH_CASES}
    return cases & set(pair_of(unit, complaints).turn_reasons)


def test_match_is_worth_more_once_a_case_opens_and_less_once_it_closes(
    unit: Office, complaints: list[UUID], superuser: psycopg.Connection
) -> None:
    first, second = complaints
    case = opened(unit, first).case
    after_one = reasons(unit, complaints, superuser)
    opened(unit, second)
    after_both = reasons(unit, complaints, superuser)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.UNSUBSTANTIATED, by=by)
    after_closing = reasons(unit, complaints, superuser)
    with context.acting(unit.supervisor) as by:
        reopen(case=case, why=NEWS, by=by)

    assert after_one == {TurnReason.CASE}
    assert after_both == {TurnReason.BOTH_CASES}
    assert after_closing == {TurnReason.CASE}
    assert reasons(unit, complaints, superuser) == {TurnReason.BOTH_CASES}


def test_match_follows_a_complaint_that_is_attached_and_taken_out_again(
    unit: Office, complaints: list[UUID], superuser: psycopg.Connection
) -> None:
    stranger = lodged(unit.agency)
    case = opened(unit, stranger).case
    with context.acting(unit.intake) as by:
        attach(complaint=complaints[0], case=case, by=by)
    attached = reasons(unit, complaints, superuser)
    with context.acting(unit.intake) as by:
        detach(complaint=complaints[0], by=by)

    assert attached == {TurnReason.CASE}
    assert reasons(unit, complaints, superuser) == set()


def test_case_on_a_complaint_that_is_not_registered_asks_for_nothing(
    unit: Office, superuser: psycopg.Connection
) -> None:
    opened(unit, lodged(unit.agency))

    assert worked(unit, superuser) == 0
