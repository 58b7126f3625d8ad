"""Who may do what in care, in permissions that the policy table already has.

Work on a person is work on the case: whoever may update it. The directory, approvals and the
agency's settings are for those who steer the work of others; what other agencies refer to us is
taken in by those who take in complaints, and by whoever of us was given it.
"""

from collections.abc import Iterable
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS, Target
from wayhome.access.domain.roles import Role
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor

READS_DIRECTORY = Permission.CASE_LIST
STEERS = Permission.CASE_ASSIGN
TAKES_IN = Permission.COMPLAINT_TRIAGE
HOLDS = Permission.CASE_UPDATE


def target_of_received(actor: Actor, holder: UUID | None) -> Target:
    """A referral that was sent to the actor's agency, and who of it was given it."""
    held = frozenset({holder} if holder else ())
    return Target(agency=actor.agency, assigned_users=held)


def may_receive(actor: Actor, holder: UUID | None) -> bool:
    """Whether a referral to the actor's agency is there for the actor, whoever holds it."""
    target = target_of_received(actor, holder)
    return can(actor, TAKES_IN, target) or (
        holder is not None and holder == actor.user and can(actor, HOLDS, target)
    )


def may_hold(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may be given a referral."""
    return any(HOLDS in GRANTS[role].permissions for role in roles)
