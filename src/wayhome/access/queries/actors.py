"""The actor behind a signed-in user."""

from uuid import UUID

from wayhome.access.domain.roles import Role
from wayhome.access.models import TeamMember, User
from wayhome.kernel.actor import Actor, ActorKind


def actor_of(user: User) -> Actor:
    """Who acts when this user does; partner officers are partners, everybody else is staff."""
    roles = frozenset(user.roles)
    is_partner = Role.PARTNER_OFFICER in roles
    teams = TeamMember.objects.filter(user=user, agency=user.agency_id).values_list(
        "team", flat=True
    )
    return Actor(
        kind=ActorKind.PARTNER if is_partner else ActorKind.STAFF,
        agency=user.agency_id,
        user=user.id,
        roles=roles,
        teams=frozenset() if is_partner else frozenset(teams),
    )


def actor_with(user: UUID) -> Actor | None:
    """Who acts when somebody is known by an id alone; None for an account that is closed."""
    found = User.objects.filter(id=user, is_active=True).first()
    return actor_of(found) if found else None
