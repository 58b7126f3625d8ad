"""Plan an operation, and change the plan."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.audit.domain.tags import Tag
from wayhome.intake.actions.insert_once import insert_once
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_code, new_id
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    add_event,
    leave,
    lock_operation,
    sealed,
    write_operation,
)
from wayhome.operations.actions.link_case import link_row
from wayhome.operations.actions.name_member import name_row
from wayhome.operations.domain.kinds import OperationKind
from wayhome.operations.domain.window import Window
from wayhome.operations.domain.words import PlanWords, Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Operation
from wayhome.operations.policy import reach_operation, require_planning


class LeadMissing(Exception):
    """An operation is led by some agency."""


@dataclass(frozen=True, slots=True)
class OperationPlan:
    """What is planned; `needs_second` asks that somebody else than its writer approves it."""

    kind: OperationKind
    window: Window
    words: PlanWords = field(repr=False)
    province: str = ""
    needs_second: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """The operation, and the code by which people call it."""

    operation: UUID
    code: str


def plan_operation(
    *, plan: OperationPlan, by: Actor, cases: Collection[UUID] = (), once: UUID | None = None
) -> Planned:
    """Plan an operation; whoever plans it is named on it. `once` is the id that came with the form.

    Raises NotFound, LeadMissing, CaseClosed.
    """
    require_planning(by)
    if not plan.words.lead.strip():
        raise LeadMissing
    with atomic():
        if once and Operation.objects.filter(agency_id=by.agency, id=once).exists():
            return _planned_before(once, by=by)
        row = _row(plan, once or new_id(), by=by)
        if not insert_once(row):
            return _planned_before(row.id, by=by)
        add_event(row, Line(OperationEvent.PLAN, code=plan.kind), by=by)
        if by.user is not None:
            name_row(row, by.user, by=by)
        for case in cases:
            link_row(row, case, by=by)
        leave(row, Tag.OPERATIONS_OPERATION_PLANNED, by=by, kind=plan.kind, cases=len(cases))
    return Planned(row.id, row.code)


def change_plan(
    *, operation: UUID, plan: OperationPlan, by: Actor, version: int | None = None
) -> None:
    """Write another plan; one that was approved is to be approved again. A second person stays asked.

    Raises NotFound, OperationChanged, OperationRefused, LeadMissing.
    """
    if not plan.words.lead.strip():
        raise LeadMissing
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.CHANGE, version), by=by)
        line = Line(OperationEvent.CHANGE, code=plan.kind)
        write_operation(
            row,
            line,
            by=by,
            kind=plan.kind,
            province=plan.province,
            planned_from=plan.window.begins,
            planned_until=plan.window.ends,
            # Otherwise whoever must not approve could first take the rule away.
            needs_second=row.needs_second or plan.needs_second,
            planned_by=by.user,
            planned_at=clock.now(),
            sealed_plan=sealed(row, Words.PLAN, row.id, value=plan.words.to_json()),
        )
        leave(row, Tag.OPERATIONS_OPERATION_CHANGED, by=by, kind=plan.kind)


def _planned_before(operation: UUID, *, by: Actor) -> Planned:
    """The operation that came of the same form. Raises NotFound for one that is not the actor's."""
    row, _decision = reach_operation(by, operation, Permission.OPERATION_READ)
    return Planned(row.id, row.code)


def _row(plan: OperationPlan, operation: UUID, *, by: Actor) -> Operation:
    """The row, not yet inserted; its key is on disk before it exists."""
    key = keys.store().create(new_id())
    row = Operation(
        id=operation,
        agency_id=by.agency,
        code=new_code(),
        key_id=key.id,
        kind=plan.kind,
        province=plan.province,
        planned_from=plan.window.begins,
        planned_until=plan.window.ends,
        needs_second=plan.needs_second,
        planned_by=by.user,
        planned_at=clock.now(),
    )
    row.sealed_plan = sealed(row, Words.PLAN, row.id, value=plan.words.to_json())
    return row
