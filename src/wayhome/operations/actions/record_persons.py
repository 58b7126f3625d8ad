"""Record persons who were found at an operation: one or many at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max

from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    sealed,
    write_operation,
)
from wayhome.operations.actions.tell_cases import tell_case
from wayhome.operations.domain.case_lines import CaseLine
from wayhome.operations.domain.persons import MOST_AT_ONCE, AgeBand, PersonState, Sex
from wayhome.operations.domain.window import check_day
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import LinkedCase, Operation, Person


class NobodyRecorded(Exception):
    """At least one person and at most fifty are recorded at once."""


class KnownTwice(Exception):
    """One person of a case stands in two rows."""


@dataclass(frozen=True, slots=True)
class Known:
    """The case and the complaint that tell of a person."""

    case: UUID
    complaint: UUID


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who was found; the name is sealed. `id` makes the row count once."""

    state: PersonState
    sex: Sex = Sex.UNKNOWN
    age_band: AgeBand = AgeBand.UNKNOWN
    name: str = field(default="", repr=False)
    known: Known | None = None
    id: UUID = field(default_factory=new_id)


def record_persons(
    *, operation: UUID, persons: Sequence[NewPerson], on: date, by: Actor
) -> tuple[UUID, ...]:
    """Record persons found on a day, and return their rows; rows that stand already stay as they are.

    The cases of known persons reach `person_located`. Raises NotFound, OperationRefused,
    NobodyRecorded, KnownTwice, MomentRefused.
    """
    if not 0 < len(persons) <= MOST_AT_ONCE:
        raise NobodyRecorded
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.RECORD), by=by)
        check_day(on, today=clock.local_today(), after=row.begun_at)
        own = Person.objects.filter(agency_id=row.agency_id, operation=row)
        held = set(own.filter(id__in=[p.id for p in persons]).values_list("id", flat=True))
        number = own.aggregate(last=Max("number"))["last"] or 0
        added = [each for each in persons if each.id not in held]
        for place, each in enumerate(added, start=1):
            _insert(row, each, number=number + place, on=on, by=by)
        if added:
            line = Line(OperationEvent.RECORD, code=str(len(added)))
            write_operation(row, line, by=by)
            leave(row, Tag.OPERATIONS_PERSONS_RECORDED, by=by, persons=len(added))
    return tuple(each.id for each in persons)


def check_known(row: Operation, known: Known, *, by: Actor) -> None:
    """The complaint is of a linked case that the actor reads, and in no other row.

    Raises NotFound, KnownTwice.
    """
    linked = LinkedCase.objects.filter(
        agency_id=row.agency_id, operation=row, case_id=known.case, unlinked_at__isnull=True
    )
    if not linked.exists():
        raise NotFound
    mine = [p for p in persons_at_hand(by, known.case) if known.complaint in p.complaints]
    if not mine:
        raise NotFound
    same = Person.objects.filter(agency_id=row.agency_id, operation=row)
    if same.filter(complaint_id__in=mine[0].complaints).exists():
        raise KnownTwice


def tell_person(row: Operation, person: Person, *, by: Actor) -> None:
    """Let the case of a person know that they were found or freed."""
    if person.case_id is None:
        return
    line = CaseLine.FREED if PersonState(person.state).is_free else CaseLine.LOCATED
    tell_case(row, person.case_id, line, by=by)


def _insert(row: Operation, new: NewPerson, *, number: int, on: date, by: Actor) -> None:
    """Write one row and tell its case."""
    if new.known is not None:
        check_known(row, new.known, by=by)
    name = new.name.strip()
    person = Person(
        id=new.id,
        agency_id=row.agency_id,
        operation=row,
        number=number,
        sex=new.sex,
        age_band=new.age_band,
        state=new.state,
        located_on=on,
        freed_on=on if new.state.is_free else None,
        complaint_id=new.known.complaint if new.known else None,
        case_id=new.known.case if new.known else None,
        sealed_name=sealed(row, Words.NAME, new.id, value=name) if name else None,
        recorded_at=clock.now(),
        recorded_by=by.user,
    )
    person.save(force_insert=True)
    tell_person(row, person, by=by)
