"""Somebody who really exists and works for an agency. Django must be set up."""

from uuid import UUID

from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind


def officer(agency: UUID, *roles: Role) -> Actor:
    """A new user of an agency as the actor behind the pages."""
    system = Actor.system(agency)
    new = NewUser(
        username=f"officer-{agency}",
        display_name="Officer",
        password="an invented long password",
        roles=roles,
    )
    with context.acting(system):
        user = create_user(new, by=system)
    return Actor(ActorKind.STAFF, agency, user=user, roles=frozenset(roles))
