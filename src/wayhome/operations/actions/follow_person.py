"""Say what became of somebody who was found, and who they are."""

from datetime import date
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    write_operation,
)
from wayhome.operations.actions.record_persons import Known, check_known, tell_person
from wayhome.operations.domain.persons import PersonEvent, PersonState, person_after
from wayhome.operations.domain.window import MomentRefused, check_day
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Operation, Person


def follow_person(
    *, operation: UUID, person: UUID, event: PersonEvent, by: Actor, on: date | None = None
) -> PersonState:
    """Record what happened to a person, on a day that is not before they were found.

    Back to located takes the day of being freed away again, and the case keeps what it was told.
    Raises NotFound, OperationRefused, PersonRefused, MomentRefused.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.FOLLOW), by=by)
        found = person_of(row, person)
        state = person_after(PersonState(found.state), event)
        today = clock.local_today()
        day = on or today
        check_day(day, today=today)
        if day < found.located_on:
            raise MomentRefused
        was_free = found.freed_on is not None
        found.state = state
        if event is PersonEvent.CORRECT:
            found.freed_on = None
        elif state.is_free and not was_free:
            found.freed_on = day
        found.save(update_fields=["state", "freed_on"])
        line = Line(OperationEvent.FOLLOW, code=state, subject=person)
        write_operation(row, line, by=by)
        if state.is_free and not was_free:
            tell_person(row, found, by=by)
        leave(row, Tag.OPERATIONS_PERSON_FOLLOWED, by=by, person=str(person), state=state)
    return state


def identify_person(*, operation: UUID, person: UUID, known: Known, by: Actor) -> None:
    """Say which person of a linked case somebody is; said again, it changes nothing.

    Raises NotFound (also for a person who is known to be another), OperationRefused, KnownTwice.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.FOLLOW), by=by)
        found = person_of(row, person)
        if (found.case_id, found.complaint_id) == (known.case, known.complaint):
            return
        if found.complaint_id is not None:
            raise NotFound
        check_known(row, known, by=by)
        write_known(row, found, known, by=by)
        tell_person(row, found, by=by)
        detail = {"person": str(person), "case": str(known.case)}
        leave(row, Tag.OPERATIONS_PERSON_IDENTIFIED, by=by, **detail)


def write_known(row: Operation, person: Person, known: Known, *, by: Actor) -> None:
    """Write whom the row is about; part of a larger action."""
    person.case_id, person.complaint_id = known.case, known.complaint
    person.save(update_fields=["case_id", "complaint_id"])
    line = Line(OperationEvent.FOLLOW, code="known", subject=person.id)
    write_operation(row, line, by=by)


def person_of(row: Operation, person: UUID) -> Person:
    """A person of the operation, locked. Raises NotFound."""
    own = Person.objects.select_for_update().filter(agency_id=row.agency_id, operation=row)
    found = own.filter(id=person).first()
    if found is None:
        raise NotFound
    return found
