"""The accounts and teams of an agency, for whoever manages them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.roles import Role
from wayhome.access.models import Team, TeamMember, User
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import connection

_WITH_FACTOR = """
SELECT DISTINCT f.user_id FROM mfa_authenticator f JOIN access_user u ON u.id = f.user_id
WHERE u.agency_id = %s AND f.type <> 'recovery_codes'
"""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in for the actor's agency."""

    id: UUID
    name: str
    username: str
    roles: tuple[Role, ...]
    teams: frozenset[UUID]
    email: str
    is_active: bool
    has_second_factor: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """Every account of an agency, those that work first, and its teams by id."""

    accounts: tuple[Account, ...]
    teams: Mapping[UUID, str]

    def account(self, user: UUID) -> Account:
        """One account. Raises NotFound."""
        for each in self.accounts:
            if each.id == user:
                return each
        raise NotFound

    def members(self, team: UUID) -> tuple[Account, ...]:
        """Who belongs to a team. Raises NotFound."""
        if team not in self.teams:
            raise NotFound
        return tuple(each for each in self.accounts if team in each.teams)


def directory(actor: Actor) -> Directory:
    """The accounts and teams of the actor's agency, in four queries. Raises NotFound."""
    require(actor, Permission.USER_MANAGE)
    rows = User.objects.filter(agency_id=actor.agency)
    teams = Team.objects.filter(agency_id=actor.agency).order_by("name")
    of_user, with_factor = _memberships(actor), _with_factor(actor)
    return Directory(
        accounts=tuple(
            Account(
                id=row.id,
                name=row.display_name,
                username=row.username,
                roles=tuple(role for role in Role if role.value in row.roles),
                teams=frozenset(of_user.get(row.id, ())),
                email=row.email,
                is_active=row.is_active,
                has_second_factor=row.id in with_factor,
            )
            for row in rows.defer("password").order_by("-is_active", "display_name", "id")
        ),
        teams=dict(teams.values_list("id", "name")),
    )


def _memberships(actor: Actor) -> dict[UUID, set[UUID]]:
    """The teams of each user."""
    found: dict[UUID, set[UUID]] = {}
    rows = TeamMember.objects.filter(agency_id=actor.agency).values_list("user", "team")
    for user, team in rows:
        found.setdefault(user, set()).add(team)
    return found


def _with_factor(actor: Actor) -> frozenset[UUID]:
    """Users who take a second step; recovery codes alone are none."""
    with connection().cursor() as cursor:
        cursor.execute(_WITH_FACTOR, [actor.agency])
        return frozenset(user for (user,) in cursor.fetchall())
