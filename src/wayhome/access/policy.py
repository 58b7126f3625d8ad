"""Ask the policy; refuse as if the thing were not there."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target, decide
from wayhome.kernel.actor import Actor


class NotFound(Exception):
    """It is not there, or not for this actor: the two look alike."""


def require(actor: Actor, permission: Permission, target: Target | None = None) -> Decision:
    """The decision, when it allows. Raises NotFound otherwise."""
    decision = decide(actor, permission, target)
    if not decision.allowed:
        raise NotFound
    return decision


def can(actor: Actor, permission: Permission, target: Target | None = None) -> bool:
    """Whether a page should offer this."""
    return decide(actor, permission, target).allowed
