"""Create teams and say who belongs to them."""

from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.models import Team, TeamMember, User
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class TeamNameTaken(Exception):
    """The agency has a team of this name."""


def create_team(*, by: Actor, name: str, province: str = "") -> UUID:
    """Create a team in the actor's agency and return its id. Raises NotFound, TeamNameTaken."""
    require(by, Permission.USER_MANAGE)
    team = Team(agency_id=by.agency, name=name, province=province)
    try:
        with atomic():
            team.save(force_insert=True)
    except IntegrityError as error:
        raise TeamNameTaken from error
    leave_leaf(by=by, tag=Tag.ACCESS_TEAM_CREATED, about=About(kind="team", id=team.id))
    return team.id


def add_member(team: UUID, *, user: UUID, by: Actor) -> None:
    """Put somebody of the agency into a team; who is in it already stays. Raises NotFound."""
    with atomic():
        _lock(team, by=by)
        people = User.objects.filter(id=user, agency=by.agency, is_active=True)
        if not people.exists():
            raise NotFound
        members = TeamMember.objects.filter(agency=by.agency, team=team, user=user)
        if members.exists():
            return
        TeamMember(agency_id=by.agency, team_id=team, user_id=user).save(force_insert=True)
        _leave(team, user=user, tag=Tag.ACCESS_TEAM_MEMBER_ADDED, by=by)


def remove_member(team: UUID, *, user: UUID, by: Actor) -> None:
    """Take somebody out of a team; twice changes nothing. Raises NotFound."""
    with atomic():
        _lock(team, by=by)
        members = TeamMember.objects.filter(agency=by.agency, team=team, user=user)
        removed, _ = members.delete()
        if removed:
            _leave(team, user=user, tag=Tag.ACCESS_TEAM_MEMBER_REMOVED, by=by)


def _lock(team: UUID, *, by: Actor) -> None:
    """Hold a team of the own agency. Raises NotFound."""
    require(by, Permission.USER_MANAGE)
    if not Team.objects.select_for_update().filter(id=team, agency=by.agency).exists():
        raise NotFound


def _leave(team: UUID, *, user: UUID, tag: Tag, by: Actor) -> None:
    """The leaf of a membership."""
    leave_leaf(by=by, tag=tag, about=About(kind="team", id=team, detail={"user": str(user)}))
