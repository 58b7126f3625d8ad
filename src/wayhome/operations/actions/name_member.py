"""Name somebody on an operation, and take them off again."""

from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.policy import NotFound
from wayhome.access.queries.colleagues import Colleague, office
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
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Member, Operation


class NobodyLeft(Exception):
    """Somebody must stay named on an operation."""


def may_be_named(colleague: Colleague) -> bool:
    """Whether a role of theirs works on operations at all."""
    return any(Permission.OPERATION_READ in GRANTS[role].permissions for role in colleague.roles)


def name_member(*, operation: UUID, user: UUID, by: Actor) -> None:
    """Let a colleague know of an operation and work on it. Raises NotFound, OperationRefused."""
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.NAME), by=by)
        if not any(each.id == user and may_be_named(each) for each in office(by).colleagues):
            raise NotFound
        if _active(row).filter(user_id=user).exists():
            return
        name_row(row, user, by=by)
        write_operation(row, Line(OperationEvent.NAME, subject=user), by=by)
        leave(row, Tag.OPERATIONS_MEMBER_NAMED, by=by, user=str(user))


def drop_member(*, operation: UUID, user: UUID, by: Actor) -> None:
    """Take a colleague off; they do not see it from their next request on.

    Raises NotFound, OperationRefused, NobodyLeft.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.DROP), by=by)
        named = _active(row)
        if not named.filter(user_id=user).exists():
            raise NotFound
        if named.count() == 1:
            raise NobodyLeft
        named.filter(user_id=user).update(left_at=clock.now())
        write_operation(row, Line(OperationEvent.DROP, subject=user), by=by)
        leave(row, Tag.OPERATIONS_MEMBER_DROPPED, by=by, user=str(user))


def name_row(row: Operation, user: UUID, *, by: Actor) -> None:
    """Write the row; part of a larger action."""
    Member(
        agency_id=row.agency_id,
        operation=row,
        user_id=user,
        named_at=clock.now(),
        named_by=by.user,
    ).save(force_insert=True)


def _active(row: Operation) -> QuerySet[Member]:
    """Those who are named on it now."""
    return Member.objects.filter(agency_id=row.agency_id, operation=row, left_at__isnull=True)
