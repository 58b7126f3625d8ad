"""Record that an operation began."""

from datetime import datetime
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
from wayhome.operations.domain.window import check_moment
from wayhome.operations.domain.workflow import OperationEvent


def begin(
    *, operation: UUID, by: Actor, at: datetime | None = None, version: int | None = None
) -> None:
    """An approved operation began, now or at an earlier moment; the linked cases are in it.

    Raises NotFound, OperationChanged, OperationRefused, MomentRefused.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.BEGIN, version), by=by)
        now = clock.now()
        moment = at or now
        check_moment(moment, now=now)
        write_operation(row, Line(OperationEvent.BEGIN), by=by, begun_at=moment)
        tell_linked(row, CaseLine.BEGUN, by=by)
        leave(row, Tag.OPERATIONS_OPERATION_BEGUN, by=by)
