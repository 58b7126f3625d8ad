"""A complaint that is in no case is erased as a case is: by two people, after days of waiting."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings

from tests.cases.ground import opened
from tests.cases.test_at_once import beside
from tests.erasure.aside import (
    WITHDRAWN,
    Aside,
    approved,
    aside,
    carried_out,
    erased,
    proposed,
    waited,
)
from tests.erasure.ground import told_complaint
from tests.erasure.opening import keys_left, opens, sealed_values
from tests.erasure.test_finding import tokens
from tests.justice.ground import case_of
from tests.operations.ground import begun
from tests.screening.ground import OUK, imported
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.attach import attach
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.set_aside import restore
from wayhome.cases.domain.triage import DecisionRefused
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.decide import SamePerson, approve
from wayhome.erasure.actions.erase_again import erase_again
from wayhome.erasure.actions.hold import NewHold, agree_hold, ask_hold
from wayhome.erasure.actions.moving import Held
from wayhome.erasure.actions.propose import NewErasure, ProposedBefore, propose
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.legal_holds import HoldReason
from wayhome.erasure.domain.parts import PARTS
from wayhome.erasure.domain.subjects import SubjectKind
from wayhome.erasure.domain.workflow import ErasureState
from wayhome.erasure.models import Erasure, ErasurePart
from wayhome.erasure.queries.erasures import Pile, erasures
from wayhome.insight.queries.progress_report import progress_report
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.models import Complaint
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock, context
from wayhome.kernel.database import DbRole
from wayhome.kernel.erasing import Erased
from wayhome.kernel.period import Period
from wayhome.people.models import Person
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.queries.opened import open_screening
from wayhome.sites.models import Place

pytestmark = pytest.mark.usefixtures("database")

SEALED = (
    "intake_complaint",
    "intake_attachment",
    "intake_message",
    "people_person",
    "people_name_form",
    "screening_screening",
    "sites_place",
    "erasure_erasure",
)


@pytest.fixture
def at(database: str) -> Aside:
    """A complaint that was set aside."""
    return aside()


def state_of(at: Aside, erasure: UUID) -> ErasureState:
    """Where an erasure stands."""
    with context.acting(at.unit.system):
        return ErasureState(Erasure.objects.get(id=erasure).state)


def test_nothing_of_an_erased_complaint_opens_and_everything_of_others_does(
    database: str, superuser: psycopg.Connection
) -> None:
    kept = aside()
    unit = kept.unit
    begun(unit, case_of(unit))
    before = set(sealed_values(superuser, *SEALED))
    at = aside(unit)
    imported(unit.system, OUK)
    with context.acting(unit.supervisor) as by:
        screen_complaint(PersonAsked(uuid4(), at.complaint, Purpose.SANCTIONS), by=by)
    doomed = set(sealed_values(superuser, *SEALED)) - before
    assert {value.place.table for value in doomed} == set(SEALED) - {"erasure_erasure"}

    erasure = erased(at)

    left = keys_left(superuser)
    after = set(sealed_values(superuser, *SEALED))
    assert {value.place.table for value in after - before} >= {"intake_complaint", SEALED[-1]}
    assert not any(opens(value, left) for value in after - before)
    assert before <= after
    assert all(opens(value, left) for value in before)
    assert state_of(at, erasure) is ErasureState.DONE
    with context.acting(unit.system):
        marked = ErasurePart.objects.filter(erasure_id=erasure).values_list("part", flat=True)
        assert list(marked.order_by("destroyed_at")) == list(PARTS[SubjectKind.COMPLAINT])


def test_nothing_finds_an_erased_complaint_and_others_are_found_as_before(
    at: Aside, superuser: psycopg.Connection
) -> None:
    other = told_complaint(at.unit)
    with context.acting(at.unit.system):
        persons, places = (
            {row.complaint_id: row.id for row in model.objects.all()} for model in (Person, Place)
        )
    owners = (("people_token", persons), ("sites_token", places))
    before = {table: tokens(superuser, table, ids[other]) for table, ids in owners}
    for table, ids in owners:
        assert tokens(superuser, table, ids[at.complaint]) & before[table], table

    erased(at)

    for table, ids in owners:
        assert tokens(superuser, table, ids[at.complaint]) == set(), table
        assert tokens(superuser, table, ids[other]) == before[table], table


def test_complaint_in_a_case_is_refused_and_so_is_one_that_waits(at: Aside) -> None:
    waits = told_complaint(at.unit)
    with context.acting(at.unit.intake) as by:
        open_case(complaint_ids=[at.complaint], by=by)
        for complaint, kind in ((at.complaint, HoldKind.IN_CASE), (waits, HoldKind.UNDECIDED)):
            with pytest.raises(Held) as refused:
                propose(subject=Aside(at.unit, complaint).subject, new=WITHDRAWN, by=by)
            assert refused.value.holds == (kind,)


def test_complaint_that_came_into_a_case_waits_for_it(at: Aside) -> None:
    erasure = approved(at)
    with context.acting(at.unit.intake) as by:
        open_case(complaint_ids=[at.complaint], by=by)
    waited(at)

    assert carried_out(at, erasure) == 0
    assert state_of(at, erasure) is ErasureState.WAITING
    with context.acting(at.unit.supervisor) as by:
        opened_group = open_fields(
            by, at.complaint, FieldGroup.IDENTITY, purpose=Purpose.SUPERVISION
        )
    assert opened_group.answers


def test_complaint_that_comes_into_a_case_at_the_same_moment_is_not_erased(at: Aside) -> None:
    erasure = approved(at)
    waited(at)
    done: list[int] = []

    with (
        beside(lambda: done.append(carried_out(at, erasure))) as late,
        context.acting(at.unit.intake) as by,
    ):
        open_case(complaint_ids=[at.complaint], by=by)
        late.start()
        late.join(timeout=2)

    assert done == [0]
    with context.acting(at.unit.supervisor) as by:
        assert open_fields(by, at.complaint, FieldGroup.IDENTITY, purpose=Purpose.SUPERVISION)


def test_complaint_that_is_erased_at_the_same_moment_comes_into_no_case(at: Aside) -> None:
    erasure = approved(at)
    waited(at)
    refused: list[bool] = []

    def open_too_late() -> None:
        with context.acting(at.unit.intake) as by, pytest.raises(DecisionRefused):
            open_case(complaint_ids=[at.complaint], by=by)
        refused.append(True)

    with (
        beside(open_too_late) as late,
        context.acting(at.unit.system, role=DbRole.JOBS) as by,
    ):
        carry_out(erasure=erasure, by=by)
        late.start()
        late.join(timeout=2)

    assert refused == [True]


def test_time_is_over_two_years_after_it_was_set_aside(at: Aside) -> None:
    by_time = NewErasure(Ground.TIME_OVER, "Nobody asked for it since.")
    now = clock.now()

    with (
        clock.at(now + timedelta(days=settings.KEEP_DAYS) - timedelta(days=1)),
        context.acting(at.unit.intake) as by,
        pytest.raises(Held) as refused,
    ):
        propose(subject=at.subject, new=by_time, by=by)
    with (
        clock.at(now + timedelta(days=settings.KEEP_DAYS) + timedelta(days=1)),
        context.acting(at.unit.intake) as by,
    ):
        assert propose(subject=at.subject, new=by_time, by=by)

    assert refused.value.holds == (HoldKind.NOT_OVER,)


def test_another_person_has_to_agree_and_the_database_holds_it(
    at: Aside, superuser: psycopg.Connection
) -> None:
    with context.acting(at.unit.supervisor) as by:
        erasure = propose(subject=at.subject, new=WITHDRAWN, by=by)
        with pytest.raises(SamePerson):
            approve(erasure=erasure, by=by)
        with pytest.raises(ProposedBefore):
            propose(subject=at.subject, new=WITHDRAWN, by=by)
    with context.acting(at.unit.intake) as by, pytest.raises(NotFound):
        approve(erasure=erasure, by=by)

    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.execute(
            "UPDATE erasure_erasure SET state = 'waiting', approved_by = proposed_by, days_left = 0"
        )


def test_row_about_a_case_and_a_complaint_or_about_neither_is_refused(
    at: Aside, superuser: psycopg.Connection
) -> None:
    proposed(at)
    for wrong in ("case_id = gen_random_uuid()", "complaint_id = NULL"):
        with pytest.raises(psycopg.errors.CheckViolation):
            superuser.execute(f"UPDATE erasure_erasure SET {wrong}")


def test_legal_hold_keeps_a_complaint(at: Aside) -> None:
    erasure = approved(at)
    new = NewHold(HoldReason.COURT, clock.local_today() + timedelta(days=60))
    with context.acting(at.unit.intake) as by:
        hold = ask_hold(subject=at.subject, new=new, by=by)
    with context.acting(at.unit.supervisor) as by:
        agree_hold(hold=hold, by=by)
    waited(at)

    assert carried_out(at, erasure) == 0
    other = aside(at.unit)
    assert carried_out(other, erased(other)) == 0
    assert state_of(at, erasure) is ErasureState.WAITING


def die_while_carrying_out(at: Aside, erasure: UUID) -> None:
    """A worker that dies between destroying keys and writing so."""
    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        carry_out(erasure=erasure, by=by)
        raise RuntimeError


def test_worker_that_died_goes_on_where_it_was(at: Aside) -> None:
    erasure = approved(at)
    waited(at)
    with pytest.raises(RuntimeError):
        die_while_carrying_out(at, erasure)

    assert carried_out(at, erasure) == len(PARTS[SubjectKind.COMPLAINT])
    assert state_of(at, erasure) is ErasureState.DONE


def test_nothing_is_decided_about_or_written_to_an_erased_complaint(at: Aside) -> None:
    case = opened(at.unit).case
    erased(at)

    with context.acting(at.unit.supervisor) as by, pytest.raises(DecisionRefused):
        open_case(complaint_ids=[at.complaint], by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(DecisionRefused):
        attach(complaint=at.complaint, case=case, by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(DecisionRefused):
        restore(complaint=at.complaint, by=by)
    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(Erased):
            add_message(complaint_id=at.complaint, text="Are you well?", by=by)
        with pytest.raises(ProposedBefore):
            propose(subject=at.subject, new=WITHDRAWN, by=by)


def test_figures_count_an_erased_complaint_as_before(at: Aside) -> None:
    told_complaint(at.unit)
    month = Period(
        clock.local_today() - timedelta(days=20), clock.local_today() + timedelta(days=1)
    )
    with context.acting(at.unit.supervisor) as by:
        before = progress_report(by, month)

    erased(at)

    with context.acting(at.unit.supervisor) as by:
        assert progress_report(by, month) == before
        assert [row.subject for row in erasures(by, Pile.ERASED)] == [at.subject]


def test_complaint_of_an_older_database_is_erased_again(
    at: Aside, superuser: psycopg.Connection
) -> None:
    saved = superuser.execute("SELECT * FROM people_token").fetchall()
    kept = aside(at.unit)
    erased(at)
    superuser.execute(
        "SET session_replication_role = replica; DELETE FROM erasure_part;"
        " DELETE FROM erasure_erasure; UPDATE intake_complaint SET erased_at = NULL;"
        " SET session_replication_role = DEFAULT"
    )
    with superuser.cursor() as cursor:
        cursor.executemany("INSERT INTO people_token VALUES (%s, %s, %s)", saved)

    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        first, second = erase_again(by=by), erase_again(by=by)

    assert (first, second) == (1, 0)
    with context.acting(at.unit.system):
        marked = Complaint.objects.filter(erased_at__isnull=False)
        assert [row.id for row in marked] == [at.complaint]
        person = Person.objects.get(complaint_id=at.complaint).id
        other = Person.objects.get(complaint_id=kept.complaint).id
    assert tokens(superuser, "people_token", person) == set()
    assert tokens(superuser, "people_token", other)


def test_name_that_was_screened_goes_with_its_complaint(at: Aside) -> None:
    imported(at.unit.system, OUK)
    with context.acting(at.unit.supervisor) as by:
        asked = PersonAsked(uuid4(), at.complaint, Purpose.SANCTIONS)
        screening = screen_complaint(asked, by=by).id

    erased(at)

    with context.acting(at.unit.supervisor) as by:
        assert open_screening(by, screening, purpose=Purpose.SANCTIONS).sought is None
        asked = PersonAsked(uuid4(), at.complaint, Purpose.SANCTIONS)
        with pytest.raises(Erased):
            screen_complaint(asked, by=by)
