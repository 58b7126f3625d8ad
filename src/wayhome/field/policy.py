"""Field work belongs to people: only somebody who signs in takes cases along or settles what came."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor, ActorKind


def officer(actor: Actor) -> UUID:
    """Who of the staff acts. Raises NotFound for partners, lodgers and the system."""
    if actor.kind is not ActorKind.STAFF or actor.user is None:
        raise NotFound
    return actor.user
