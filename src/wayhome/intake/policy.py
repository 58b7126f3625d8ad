"""Who may do what with complaints: the policy table's decisions, and the two that it leaves open.

A lodger has no role. Whoever writes on the public page may lodge there, and whoever holds a receipt
may reach that one complaint; the signed context holds both in the database as well.
"""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.policy import NotFound, require
from wayhome.intake.domain.kinds import Channel
from wayhome.kernel.actor import Actor, ActorKind

_BY_OFFICER = frozenset({Channel.PHONE, Channel.WALK_IN, Channel.FILE})


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who works on a complaint, as the room that knows it (cases) says."""

    users: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()


NOBODY = Assigned()


@dataclass(frozen=True, slots=True)
class Whose:
    """The agencies of a complaint: the one that received it and the partner that lodged it."""

    agency: UUID
    lodger_agency: UUID | None


def require_lodging(by: Actor, *, channel: Channel, whose: Whose) -> None:
    """The actor may lodge over this channel for this sender. Raises NotFound."""
    target = Target(agency=whose.agency, lodger_agency=whose.lodger_agency)
    match by.kind:
        case ActorKind.LODGER:
            if channel is not Channel.WEB or whose != Whose(by.agency, None):
                raise NotFound
        case ActorKind.PARTNER:
            require(by, Permission.COMPLAINT_LODGE, target)
        case ActorKind.STAFF:
            if channel not in _BY_OFFICER:
                raise NotFound
            require(by, Permission.COMPLAINT_ENTER, target)
        case ActorKind.SYSTEM:
            require(by, Permission.COMPLAINT_LODGE, target)


def require_reading(
    by: Actor, *, complaint: UUID, whose: Whose, assigned: Assigned = NOBODY
) -> Decision:
    """The actor may read about this complaint. Raises NotFound."""
    if by.kind is ActorKind.LODGER:
        return _holds_receipt(by, complaint=complaint)
    permission = (
        Permission.LODGING_READ if by.kind is ActorKind.PARTNER else Permission.COMPLAINT_READ
    )
    return require(by, permission, _target(whose, assigned))


def require_opening(
    by: Actor, *, complaint: UUID, whose: Whose, assigned: Assigned = NOBODY
) -> Decision:
    """The actor may open sealed fields of this complaint. Raises NotFound."""
    del complaint
    return require(by, Permission.FIELDS_OPEN, _target(whose, assigned))


def require_writing(
    by: Actor, *, complaint: UUID, whose: Whose, assigned: Assigned = NOBODY
) -> Decision:
    """The actor may add a message or a file to this complaint. Raises NotFound."""
    if by.kind is ActorKind.LODGER:
        return _holds_receipt(by, complaint=complaint)
    permission = (
        Permission.COMPLAINT_LODGE if by.kind is ActorKind.PARTNER else Permission.MESSAGE_SEND
    )
    return require(by, permission, _target(whose, assigned))


def _target(whose: Whose, assigned: Assigned) -> Target:
    """What the policy table decides about."""
    return Target(
        agency=whose.agency,
        lodger_agency=whose.lodger_agency,
        assigned_users=assigned.users,
        assigned_teams=assigned.teams,
    )


def _holds_receipt(by: Actor, *, complaint: UUID) -> Decision:
    """A lodger reaches the one complaint of the receipt."""
    if by.subject != complaint:
        raise NotFound
    return Decision(allowed=True, reason="receipt")
