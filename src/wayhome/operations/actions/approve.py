"""Approve an operation."""

from uuid import UUID

from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    write_operation,
)
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.queries.approval import has_site, may_second


class SecondPersonNeeded(Exception):
    """This plan asks that somebody else approves it than whoever wrote it or added its sites."""


class SiteMissing(Exception):
    """An operation is held somewhere: a site comes before its approval."""


def approve(*, operation: UUID, by: Actor, version: int | None = None) -> None:
    """Approve a plan as it was shown.

    Raises NotFound, OperationChanged, OperationRefused, SecondPersonNeeded, SiteMissing.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.APPROVE, version), by=by)
        if not may_second(row, by.user):
            raise SecondPersonNeeded
        if not has_site(row):
            raise SiteMissing
        write_operation(row, Line(OperationEvent.APPROVE), by=by)
        leave(row, Tag.OPERATIONS_OPERATION_APPROVED, by=by)
