"""The list of operations: codes, states and provinces of those that the reader may know of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of
from wayhome.operations.domain.kinds import OperationKind
from wayhome.operations.domain.workflow import OperationState
from wayhome.operations.models import LinkedCase, Operation, Person
from wayhome.operations.policy import visible_operations


@dataclass(frozen=True, slots=True)
class OperationFilter:
    """What the list is narrowed to; an empty value narrows nothing."""

    state: OperationState | None = None
    kind: OperationKind | None = None
    province: str = ""
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation in a list: no personal data, no exact place."""

    id: UUID
    code: str
    kind: OperationKind
    state: OperationState
    province: str
    planned_from: datetime
    planned_until: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    persons: int
    cases: int
    version: int


def operations(actor: Actor, wanted: OperationFilter) -> Page[OperationRow]:
    """A page of the operations that the actor may know of, the latest planned first.

    Raises NotFound, CursorNotUnderstood.
    """
    found = visible_operations(actor)
    chosen = {"state": wanted.state, "kind": wanted.kind, "province": wanted.province}
    found = found.filter(**{name: value for name, value in chosen.items() if value})
    if wanted.cursor:
        moment, last = moment_and_row(wanted.cursor)
        found = found.filter(Q(planned_from__lt=moment) | Q(planned_from=moment, id__gt=last))
    ordered = found.order_by("-planned_from", "id")[: PAGE_SIZE + 1]
    return page_of(rows_of(ordered), lambda row: moment_cursor(row.planned_from, row.id))


def operations_of_case(actor: Actor, case: UUID) -> tuple[OperationRow, ...]:
    """The operations for a case, as far as the actor may know of them; the case's page asks first."""
    linked = LinkedCase.objects.filter(
        agency_id=actor.agency, case_id=case, unlinked_at__isnull=True
    )
    found = visible_operations(actor).filter(id__in=linked.values("operation_id"))
    return rows_of(found.order_by("-planned_from", "id"))


def state_counts(actor: Actor) -> Mapping[OperationState, int]:
    """How many of the operations that the actor may know of stand in each state."""
    counts = visible_operations(actor).order_by().values_list("state").annotate(n=Count("*"))
    return {OperationState(state): number for state, number in counts}


def rows_of(found: QuerySet[Operation]) -> tuple[OperationRow, ...]:
    """Operations with what is counted of them, in three queries."""
    rows = tuple(found)
    persons = _counted(Person.objects.all(), rows)
    cases = _counted(LinkedCase.objects.filter(unlinked_at__isnull=True), rows)
    return tuple(
        row_of(row, persons=persons.get(row.id, 0), cases=cases.get(row.id, 0)) for row in rows
    )


def row_of(row: Operation, *, persons: int, cases: int) -> OperationRow:
    """An operation as lists show it."""
    return OperationRow(
        id=row.id,
        code=row.code,
        kind=OperationKind(row.kind),
        state=OperationState(row.state),
        province=row.province,
        planned_from=row.planned_from,
        planned_until=row.planned_until,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        persons=persons,
        cases=cases,
        version=row.version,
    )


def _counted(
    table: QuerySet[Person] | QuerySet[LinkedCase], rows: Sequence[Operation]
) -> dict[UUID, int]:
    """How many rows of a table belong to each operation."""
    if not rows:
        return {}
    own = table.filter(agency_id=rows[0].agency_id, operation__in=rows)
    return dict(own.order_by().values_list("operation_id").annotate(n=Count("*")))
