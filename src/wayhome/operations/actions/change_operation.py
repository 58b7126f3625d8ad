"""What every change of an operation shares: policy, lock, version, transition, and its history."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import seal_json
from wayhome.operations.domain.words import KEPT, Words
from wayhome.operations.domain.workflow import (
    NEEDS,
    OperationEvent,
    OperationState,
    state_after,
)
from wayhome.operations.models import Event, Operation
from wayhome.operations.policy import reach_operation

Value = str | int | bool | bytes | UUID | date | datetime | None


class OperationChanged(Exception):
    """Somebody else changed the operation since it was shown; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """An event on an operation as it was shown; without a version it harms nobody else's work."""

    operation: UUID
    event: OperationEvent
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the history says."""

    event: OperationEvent
    code: str = ""
    subject: UUID | None = None


def lock_operation(change: Change, *, by: Actor) -> Operation:
    """The operation, locked until the transaction ends.

    Raises NotFound, OperationChanged, OperationRefused.
    """
    reach_operation(by, change.operation, NEEDS[change.event])
    own = Operation.objects.select_for_update().filter(agency_id=by.agency)
    row = own.filter(id=change.operation).first()
    if row is None:
        raise NotFound
    if change.version is not None and change.version != row.version:
        raise OperationChanged
    state_after(OperationState(row.state), change.event)
    return row


def write_operation(row: Operation, line: Line, *, by: Actor, **values: Value) -> None:
    """Write changed columns, the state after the event, the next version and its line."""
    row.state = state_after(OperationState(row.state), line.event)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "state", "version"])
    add_event(row, line, by=by)


def add_event(row: Operation, line: Line, *, by: Actor) -> None:
    """Add a line to the history."""
    Event(
        agency_id=row.agency_id,
        operation=row,
        event=line.event,
        code=line.code,
        subject_id=line.subject,
        version=row.version,
        at=clock.now(),
        by_id=by.user,
    ).save(force_insert=True)


def sealed(row: Operation, words: Words, row_id: UUID, *, value: object) -> bytes:
    """Words sealed with the operation's key for the row that holds them."""
    return seal_json(value, key=keys.store().get(row.key_id), place=KEPT[words].place(row_id))


def leave(row: Operation, tag: Tag, *, by: Actor, **detail: str | int | None) -> None:
    """The one leaf of a change."""
    leave_leaf(by=by, tag=tag, about=About(kind="operation", id=row.id, detail=detail))
