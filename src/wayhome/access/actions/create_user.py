"""Create somebody who signs in."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.role_sets import check_roles
from wayhome.access.domain.roles import Role
from wayhome.access.models import TeamMember, User
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class UsernameTaken(Exception):
    """Somebody of this instance signs in with this name."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """What is known of a user to be; the password is hashed with Argon2id."""

    username: str
    display_name: str
    password: str = field(repr=False)
    roles: Collection[Role]
    language: str = "en"
    teams: Collection[UUID] = ()
    email: str = field(default="", repr=False)


def create_user(user: NewUser, *, by: Actor) -> UUID:
    """Create a user in the actor's own agency and return the id.

    Raises NotFound, RolesRefused, UsernameTaken.
    """
    require(by, Permission.USER_MANAGE)
    check_roles(user.roles)
    row = User(
        agency_id=by.agency,
        username=user.username,
        display_name=user.display_name,
        roles=[role.value for role in user.roles],
        language=user.language,
        email=user.email,
    )
    row.set_password(user.password)
    with atomic():
        _insert(row)
        for team in user.teams:
            TeamMember(agency_id=by.agency, team_id=team, user=row).save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.ACCESS_USER_CREATED,
            about=About(kind="user", id=row.id, detail={"roles": ",".join(sorted(row.roles))}),
        )
    return row.id


def _insert(row: User) -> None:
    """Write the row of a new user. Raises UsernameTaken."""
    try:
        with atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise UsernameTaken from error
