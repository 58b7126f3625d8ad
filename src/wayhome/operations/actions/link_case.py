"""Link a case to an operation, and take it off again."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
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
from wayhome.operations.actions.tell_cases import tell_begun
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import LinkedCase, Operation


class CaseClosed(Exception):
    """A closed case is opened again before an operation is for it."""


def link_case(*, operation: UUID, case: UUID, by: Actor) -> None:
    """Link a case that the actor works on; linking it again changes nothing.

    Its timeline says nothing of it until the operation begins. Raises NotFound, CaseClosed,
    OperationRefused.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.LINK), by=by)
        if not link_row(row, case, by=by):
            return
        write_operation(row, Line(OperationEvent.LINK, subject=case), by=by)
        if row.begun_at is not None:
            tell_begun(row, [case], by=by)
        leave(row, Tag.OPERATIONS_CASE_LINKED, by=by, case=str(case))


def unlink_case(*, operation: UUID, case: UUID, by: Actor) -> None:
    """Take a case off an operation that has not begun. Raises NotFound, OperationRefused."""
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.UNLINK), by=by)
        held = LinkedCase.objects.filter(
            agency_id=row.agency_id, operation=row, case_id=case, unlinked_at__isnull=True
        )
        if held.update(unlinked_at=clock.now()) != 1:
            raise NotFound
        write_operation(row, Line(OperationEvent.UNLINK, subject=case), by=by)
        leave(row, Tag.OPERATIONS_CASE_UNLINKED, by=by, case=str(case))


def link_row(row: Operation, case: UUID, *, by: Actor) -> bool:
    """Write the row; False when the case is linked already. Raises NotFound, CaseClosed."""
    held, _decision = case_at_hand(by, case, Permission.CASE_UPDATE)
    if not held.is_open:
        raise CaseClosed
    known = LinkedCase.objects.filter(
        agency_id=row.agency_id, operation=row, case_id=case, unlinked_at__isnull=True
    )
    if known.exists():
        return False
    LinkedCase(
        agency_id=row.agency_id,
        operation=row,
        case_id=case,
        linked_at=clock.now(),
        linked_by=by.user,
    ).save(force_insert=True)
    return True
