"""A case is erased by two people after days of waiting, and then nothing of it opens."""

from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import office
from tests.erasure.ground import (
    ASKED,
    Told,
    approved,
    carried_out,
    erased,
    proposed,
    told,
    waited,
)
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.add_note import add_note
from wayhome.cases.actions.close import NewReopening, reopen
from wayhome.cases.domain.workflow import EventRefused, ReopenReason
from wayhome.cases.queries.case_page import case_page
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.decide import SamePerson, approve, call_off, decline
from wayhome.erasure.actions.propose import ProposedBefore, propose
from wayhome.erasure.domain.parts import Part
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.domain.workflow import ErasureRefused, ErasureState
from wayhome.erasure.models import Erasure, ErasurePart
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.queries.fields import open_fields
from wayhome.intake.queries.progress import progress
from wayhome.kernel import context
from wayhome.kernel.database import DbRole
from wayhome.kernel.erasing import Erased
from wayhome.people.models import Person
from wayhome.people.queries.described import described

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def at(database: str) -> Told:
    """A closed case that may be erased."""
    return told()


def state_of(at: Told, erasure: UUID) -> ErasureState:
    """Where an erasure stands."""
    with context.acting(at.unit.system):
        return ErasureState(Erasure.objects.get(id=erasure).state)


def die_while_carrying_out(at: Told, erasure: UUID) -> None:
    """A worker that dies between destroying keys and writing so."""
    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        carry_out(erasure=erasure, by=by)
        raise RuntimeError


def test_erasing_destroys_every_part_once(at: Told) -> None:
    erasure = erased(at)

    assert state_of(at, erasure) is ErasureState.DONE
    with context.acting(at.unit.system):
        marked = ErasurePart.objects.filter(erasure_id=erasure).values_list("part", flat=True)
        assert sorted(marked) == sorted(Part.values)
    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        assert carry_out(erasure=erasure, by=by) is None


def test_nothing_of_an_erased_case_opens(at: Told) -> None:
    erased(at)

    with context.acting(at.unit.supervisor) as by, pytest.raises(Erased) as gone:
        open_fields(by, at.complaint, FieldGroup.IDENTITY, purpose=Purpose.SUPERVISION)
    assert gone.value.on is not None
    with context.acting(at.unit.system) as by:
        person = Person.objects.get(complaint_id=at.complaint)
        assert described(at.unit.agency, [person.id]) == []
        shown = progress(by, at.complaint)
    assert shown.erased_at == gone.value.on
    assert [said.text for said in shown.messages] == [None]
    assert shown.steps


def test_nobody_is_found_by_an_erased_case(at: Told, superuser: psycopg.Connection) -> None:
    erased(at)

    for table in ("people_token", "sites_token"):
        assert superuser.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_an_erased_case_takes_nothing_more(at: Told) -> None:
    erased(at)

    with context.acting(at.unit.supervisor) as by:
        assert case_page(by, at.case).events == frozenset()
        with pytest.raises(EventRefused):
            add_note(case=at.case, note=uuid4(), text="Late news", by=by)
        with pytest.raises(EventRefused):
            reopen(
                case=at.case,
                why=NewReopening(ReopenReason.NEW_INFORMATION, "Somebody called."),
                by=by,
            )
        with pytest.raises(Erased):
            add_message(complaint_id=at.complaint, text="Are you well?", by=by)
        with pytest.raises(ProposedBefore):
            propose(subject=case_subject(at.case), new=ASKED, by=by)


def test_the_skeleton_of_an_erased_case_stays(at: Told) -> None:
    with context.acting(at.unit.supervisor) as by:
        before = case_page(by, at.case)

    erased(at)

    with context.acting(at.unit.supervisor) as by:
        after = case_page(by, at.case)
    assert after.row.erased_at is not None
    assert [step.kind for step in after.steps[1:]] == [step.kind for step in before.steps]
    assert after.findings == before.findings
    assert [each.id for each in after.complaints] == [each.id for each in before.complaints]


def test_nobody_agrees_to_an_erasure_of_their_own(at: Told) -> None:
    erasure = proposed(at)

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(SamePerson):
            approve(erasure=erasure, by=by)
        with pytest.raises(SamePerson):
            decline(erasure=erasure, by=by)
    with context.acting(at.unit.worker) as by, pytest.raises(NotFound):
        approve(erasure=erasure, by=by)
    assert state_of(at, erasure) is ErasureState.PROPOSED


def test_another_agency_reaches_no_erasure(at: Told) -> None:
    erasure = proposed(at)
    other = office("other", receives=False)

    with context.acting(other.supervisor) as by:
        with pytest.raises(NotFound):
            approve(erasure=erasure, by=by)
        with pytest.raises(NotFound):
            call_off(erasure=erasure, by=by)
        with pytest.raises(NotFound):
            propose(subject=case_subject(at.case), new=ASKED, by=by)


def test_a_case_is_proposed_once(at: Told) -> None:
    proposed(at)

    with context.acting(at.second) as by, pytest.raises(ProposedBefore):
        propose(subject=case_subject(at.case), new=ASKED, by=by)


def test_nothing_is_destroyed_while_days_are_left(at: Told) -> None:
    erasure = approved(at)
    waited(at, 13)

    assert carried_out(at, erasure) == 0
    with context.acting(at.unit.supervisor) as by:
        opened = open_fields(by, at.complaint, FieldGroup.IDENTITY, purpose=Purpose.SUPERVISION)
    assert opened.answers


def test_what_is_called_off_is_never_carried_out(at: Told) -> None:
    erasure = approved(at)
    waited(at, 5)

    with context.acting(at.unit.worker) as by:
        call_off(erasure=erasure, by=by)
    waited(at, 20)

    assert carried_out(at, erasure) == 0
    assert state_of(at, erasure) is ErasureState.CALLED_OFF


def test_what_began_is_not_called_off(at: Told) -> None:
    erasure = approved(at)
    waited(at)
    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        carry_out(erasure=erasure, by=by)

    with context.acting(at.second) as by, pytest.raises(ErasureRefused):
        call_off(erasure=erasure, by=by)


def test_keys_go_again_unharmed_when_a_worker_died_before_it_was_written(at: Told) -> None:
    erasure = approved(at)
    waited(at)
    with pytest.raises(RuntimeError):
        die_while_carrying_out(at, erasure)

    assert carried_out(at, erasure) == len(Part)
    assert state_of(at, erasure) is ErasureState.DONE
