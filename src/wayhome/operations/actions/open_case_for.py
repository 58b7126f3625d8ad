"""Open a case for somebody found at an operation of whom nobody had complained."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.assign import Owner
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.domain.risk import Risk
from wayhome.intake.actions.lodge import lodge
from wayhome.intake.domain.answers import Answers, known
from wayhome.intake.domain.dates import from_age
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import NewComplaint
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    write_operation,
)
from wayhome.operations.actions.follow_person import person_of, write_known
from wayhome.operations.actions.link_case import link_row
from wayhome.operations.actions.record_persons import Known, tell_person
from wayhome.operations.actions.tell_cases import tell_begun
from wayhome.operations.domain.persons import AgeBand
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Operation, Person
from wayhome.operations.queries.open_words import unsealed


class KnownAlready(Exception):
    """It is known already whom the row is about."""


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The case, its code, and the complaint that was entered for it."""

    case: UUID
    code: str
    complaint: UUID


def open_case_for(*, operation: UUID, person: UUID, by: Actor) -> CaseOpened:
    """Enter a complaint about a person, open a case on it, and link both to the operation.

    For whoever may enter complaints and decide on them. The name goes from one sealed place to the
    other and is shown to nobody. Raises NotFound, OperationRefused, KnownAlready.
    """
    for needed in (Permission.COMPLAINT_ENTER, Permission.COMPLAINT_TRIAGE, Permission.CASE_OPEN):
        require(by, needed, Target(agency=by.agency))
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.LINK), by=by)
        found = person_of(row, person)
        if found.complaint_id is not None:
            raise KnownAlready
        complaint = lodge(_complaint(row, found), by=by).complaint
        opened = open_case(
            complaint_ids=[complaint], by=by, risk=Risk.HIGH, owner=Owner(user=by.user)
        )
        link_row(row, opened.case, by=by)
        write_operation(row, Line(OperationEvent.LINK, subject=opened.case), by=by)
        write_known(row, found, Known(opened.case, complaint), by=by)
        tell_begun(row, [opened.case], by=by)
        tell_person(row, found, by=by)
        detail = {"person": str(person), "case": str(opened.case)}
        leave(row, Tag.OPERATIONS_CASE_OPENED, by=by, **detail)
    return CaseOpened(opened.case, opened.code, complaint)


def _complaint(row: Operation, person: Person) -> NewComplaint:
    """What is known of the person, as a complaint entered by staff."""
    raw: dict[str, object] = {
        "relation": "other",
        "help": ["other"],
        "danger_now": False,
        "country": "KHM",
        "story": f"Operation {row.code}, {person.located_on.isoformat()}, {person.number}.",
    }
    if row.province:
        raw["province"] = row.province
    if person.sex:
        raw["sex"] = person.sex
    if person.sealed_name is not None:
        raw["name"] = unsealed(row, Words.NAME, person.id)
    middle = AgeBand(person.age_band).middle
    if middle is not None:
        raw["birth"] = from_age(str(middle), on=person.located_on, about=True)
    return NewComplaint(
        agency=row.agency_id,
        channel=Channel.WALK_IN,
        lodger_kind=LodgerKind.OTHER,
        language="en",
        answers=Answers({name: known(name, value) for name, value in raw.items()}),
        idempotency_key=f"operation {row.id} {person.id}",
    )
