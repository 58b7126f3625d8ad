"""Who answers for copies: those who take in what others refer, and a partner's officers."""

from collections.abc import Iterable

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS, Target
from wayhome.access.domain.roles import Role
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor, ActorKind

_STAFF, _PARTNERS = Permission.COMPLAINT_TRIAGE, Permission.LODGING_READ


def may_take_notices(actor: Actor) -> bool:
    """Whether notices to the actor's agency are the actor's to answer."""
    if actor.kind is ActorKind.PARTNER:
        return can(actor, _PARTNERS, Target(agency=actor.agency, lodger_agency=actor.agency))
    return can(actor, _STAFF, Target(agency=actor.agency))


def takes_notices(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles is written to when a notice comes."""
    return any({_STAFF, _PARTNERS} & GRANTS[role].permissions for role in roles)
