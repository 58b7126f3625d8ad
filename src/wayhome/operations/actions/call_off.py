"""Call an operation off, before it begins or on the way."""

from uuid import UUID

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
from wayhome.operations.actions.tell_cases import tell_linked
from wayhome.operations.domain.case_lines import CaseLine
from wayhome.operations.domain.workflow import OperationEvent


def call_off(*, operation: UUID, by: Actor, version: int | None = None) -> None:
    """Call it off. Cases hear of it only where they had heard that it began.

    Raises NotFound, OperationChanged, OperationRefused.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.CALL_OFF, version), by=by)
        ended = clock.now() if row.begun_at is not None else None
        write_operation(row, Line(OperationEvent.CALL_OFF), by=by, ended_at=ended)
        if row.begun_at is not None:
            tell_linked(row, CaseLine.BROKEN_OFF, by=by)
        leave(row, Tag.OPERATIONS_OPERATION_CALLED_OFF, by=by)
