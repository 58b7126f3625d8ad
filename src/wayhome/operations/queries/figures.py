"""What figures on operations are counted from: each operation done, and each person freed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.operations.domain.persons import AgeBand
from wayhome.operations.domain.workflow import OperationState
from wayhome.operations.models import LinkedCase, Operation, Person


@dataclass(frozen=True, slots=True)
class OperationDone:
    """An operation that is done, where, when it ended, and the cases that it was for."""

    operation: UUID
    code: str
    province: str
    ended_at: datetime
    cases: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PersonFreed:
    """A person freed at an operation; complaint and case where it is known who they are.

    `is_child` is None when the age was not judged.
    """

    person: UUID
    operation: UUID
    province: str
    freed_on: date
    is_child: bool | None
    complaint: UUID | None
    case: UUID | None


def operations_done(actor: Actor, period: Period) -> tuple[OperationDone, ...]:
    """Every operation that ended as done in a period, oldest first. Raises NotFound.

    Counts all of the agency's, whoever was named on them: none of them is secret any more.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    rows = Operation.objects.filter(
        agency_id=actor.agency,
        state=OperationState.DONE,
        ended_at__gte=period.begins_at(),
        ended_at__lt=period.ends_before(),
    ).order_by("ended_at", "id")
    linked: dict[UUID, list[UUID]] = {}
    held = LinkedCase.objects.filter(
        agency_id=actor.agency, operation__in=rows, unlinked_at__isnull=True
    ).order_by("linked_at", "id")
    for operation, case in held.values_list("operation_id", "case_id"):
        linked.setdefault(operation, []).append(case)
    return tuple(
        OperationDone(
            operation=row.id,
            code=row.code,
            province=row.province,
            ended_at=row.ended_at,
            cases=tuple(linked.get(row.id, ())),
        )
        for row in rows
        if row.ended_at is not None
    )


def persons_freed(actor: Actor, period: Period) -> tuple[PersonFreed, ...]:
    """Every person who was freed on a day of a period, at an operation that is done.

    One who stands at two operations is told twice: `complaint` says who is known to be the same.
    Raises NotFound.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    rows = Person.objects.filter(
        agency_id=actor.agency,
        operation__state=OperationState.DONE,
        freed_on__gte=period.starts_on,
        freed_on__lte=period.ends_on,
    ).select_related("operation")
    return tuple(
        PersonFreed(
            person=row.id,
            operation=row.operation_id,
            province=row.operation.province,
            freed_on=row.freed_on,
            is_child=AgeBand(row.age_band).is_child if row.age_band else None,
            complaint=row.complaint_id,
            case=row.case_id,
        )
        for row in rows.order_by("freed_on", "id")
        if row.freed_on is not None
    )
