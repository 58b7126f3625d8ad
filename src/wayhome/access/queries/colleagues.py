"""Who works in an agency, and in which teams: names that colleagues see of each other."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.domain.roles import Role
from wayhome.access.models import Team, TeamMember, User
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the actor's agency."""

    id: UUID
    name: str
    roles: frozenset[Role]
    teams: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Office:
    """Everybody of an agency and its teams; names of those who left are kept for the timeline."""

    colleagues: tuple[Colleague, ...]
    names: dict[UUID, str]
    teams: dict[UUID, str]

    def name(self, user: UUID | None) -> str:
        """The name of a user; empty for nobody and for the system."""
        return self.names.get(user, "") if user else ""

    def team(self, team: UUID | None) -> str:
        """The name of a team; empty for none."""
        return self.teams.get(team, "") if team else ""


def office(actor: Actor) -> Office:
    """The people and teams of the actor's agency, in three queries."""
    users = tuple(User.objects.filter(agency_id=actor.agency).order_by("display_name"))
    teams = dict(
        Team.objects.filter(agency_id=actor.agency).order_by("name").values_list("id", "name")
    )
    memberships = TeamMember.objects.filter(agency_id=actor.agency).values_list("user", "team")
    of_user: dict[UUID, set[UUID]] = {}
    for user, team in memberships:
        of_user.setdefault(user, set()).add(team)
    return Office(
        colleagues=tuple(
            Colleague(
                id=user.id,
                name=user.display_name,
                roles=frozenset(Role(role) for role in user.roles),
                teams=frozenset(of_user.get(user.id, ())),
            )
            for user in users
            if user.is_active
        ),
        names={user.id: user.display_name for user in users},
        teams=teams,
    )


def who_may(actor: Actor, permission: Permission) -> frozenset[UUID]:
    """Those of the actor's agency whose roles carry a permission."""
    return frozenset(
        each.id
        for each in office(actor).colleagues
        if any(permission in GRANTS[role].permissions for role in each.roles)
    )
