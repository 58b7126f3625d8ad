"""Who knows of which operation: those named on it and supervisors; of its result, more.

Before it is done nobody else learns that there is one. Once it is done, whoever reads a linked case
sees what came of it, and neither the plan nor who was named on it.
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.policy import NotFound, can, require
from wayhome.cases.policy import visible_cases
from wayhome.kernel.actor import Actor
from wayhome.operations.domain.workflow import OperationState
from wayhome.operations.models import LinkedCase, Member, Operation


def target_of(row: Operation) -> Target:
    """What the policy is asked about an operation: whose it is and who is named on it."""
    named = Member.objects.filter(agency_id=row.agency_id, operation=row, left_at__isnull=True)
    users = frozenset(named.values_list("user_id", flat=True))
    return Target(agency=row.agency_id, assigned_users=users)


def reach_operation(
    actor: Actor, operation: UUID, permission: Permission
) -> tuple[Operation, Decision]:
    """An operation and what the actor may do with it. Raises NotFound, unknown and forbidden alike."""
    row = Operation.objects.filter(id=operation, agency_id=actor.agency).first()
    if row is None:
        raise NotFound
    return row, require(actor, permission, target_of(row))


def require_planning(by: Actor) -> None:
    """The actor may plan an operation, on which they will be named. Raises NotFound."""
    users = frozenset({by.user} if by.user else ())
    require(by, Permission.OPERATION_WORK, Target(agency=by.agency, assigned_users=users))


def visible_operations(actor: Actor) -> QuerySet[Operation]:
    """The operations that lists, counts and maps may show. Raises NotFound for whoever sees none."""
    whole = known_whole(actor)
    if not can(actor, Permission.CASE_READ):
        require(actor, Permission.OPERATION_READ)
        return whole
    linked = LinkedCase.objects.filter(
        agency_id=actor.agency,
        operation=OuterRef("id"),
        unlinked_at__isnull=True,
        case_id__in=readable_cases(actor),
    )
    result = Q(Exists(linked), state=OperationState.DONE)
    own = Operation.objects.filter(agency_id=actor.agency)
    return own.filter(Q(id__in=whole.values("id")) | result)


def readable_cases(actor: Actor) -> QuerySet[Any, UUID]:
    """The ids of the cases that the actor may open, not only list. Raises NotFound."""
    found = visible_cases(actor)
    if not can(actor, Permission.CASE_READ, Target(agency=actor.agency)):
        found = found.filter(Q(assignee_id=actor.user) | Q(team_id__in=actor.teams))
    return found.values_list("id", flat=True)


def known_whole(actor: Actor) -> QuerySet[Operation]:
    """The operations of which the actor may know everything: named on them, or a supervisor."""
    own = Operation.objects.filter(agency_id=actor.agency)
    if can(actor, Permission.OPERATION_READ, Target(agency=actor.agency)):
        return own
    if actor.user is None or not can(actor, Permission.OPERATION_READ):
        return own.none()
    named = Member.objects.filter(
        agency_id=actor.agency, operation=OuterRef("id"), user_id=actor.user
    )
    return own.filter(Exists(named.filter(left_at__isnull=True)))
