"""Set the stage: agencies, teams and users, each created by the same actions as anywhere."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.ids import new_id
from wayhome.server.demo.cast import AGENCIES, PASSWORD, USERS, CastUser


@dataclass(frozen=True, slots=True)
class Stage:
    """Agencies by code, and the actors behind the users by the name they sign in with."""

    agencies: dict[str, UUID]
    actors: dict[str, Actor]

    def system(self, agency: str = "ministry") -> Actor:
        """The system acting for an agency."""
        return Actor.system(self.agencies[agency])


def set_stage() -> Stage:
    """Create everybody who takes part."""
    agencies: dict[str, UUID] = {}
    for agency in AGENCIES:
        system = Actor.system(new_id())
        new = NewAgency(
            code=agency.code,
            name=agency.name,
            kind=agency.kind,
            country=agency.nationality or "KHM",
            province=agency.province,
            receives=agency.receives,
        )
        with context.acting(system):
            agencies[agency.code] = create_agency(new, by=system)
    return Stage(agencies=agencies, actors={u.username: _user(u, agencies) for u in USERS})


def _user(user: CastUser, agencies: dict[str, UUID]) -> Actor:
    """Create a user and return who acts when this user does."""
    system = Actor.system(agencies[user.agency])
    new = NewUser(
        username=user.username,
        display_name=user.display_name,
        password=PASSWORD,
        roles=user.roles,
    )
    with context.acting(system):
        user_id = create_user(new, by=system)
    is_partner = Role.PARTNER_OFFICER in user.roles
    return Actor(
        kind=ActorKind.PARTNER if is_partner else ActorKind.STAFF,
        agency=system.agency,
        user=user_id,
        roles=frozenset(user.roles),
    )
