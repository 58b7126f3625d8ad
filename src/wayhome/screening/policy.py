"""Who may see which screening: a name out of a complaint asks for more than any other."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.screening.domain.origins import Origin


def require_for(actor: Actor, permission: Permission, origin: Origin) -> Decision:
    """The actor may do this to a screening of this origin. Raises NotFound.

    A person of a complaint may be somebody who was harmed: only roles that may ask for such
    a screening see or review it.
    """
    target = Target(agency=actor.agency)
    if origin is Origin.COMPLAINT:
        require(actor, Permission.SCREENING_PERSON, target)
    return require(actor, permission, target)


def require_purpose(
    actor: Actor, permission: Permission, *, origin: Origin, purpose: Purpose
) -> None:
    """The same, for a purpose that the actor's roles may give. Raises NotFound."""
    if purpose not in require_for(actor, permission, origin).purposes:
        raise NotFound
