"""Who may be given the tasks of a case: whoever may work on that case, and nobody else."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS, Target
from wayhome.access.policy import NotFound, can
from wayhome.access.queries.colleagues import Colleague, Office, office
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel.actor import Actor, ActorKind


class CannotReachCase(Exception):
    """Whoever should get the task may not work on its case; give them the case first."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who can take over work on a case."""

    users: frozenset[UUID]
    teams: frozenset[UUID]

    def require(self, *, user: UUID | None, team: UUID | None) -> None:
        """Let pass whoever may work on the case. Raises CannotReachCase."""
        if (user and user not in self.users) or (team and team not in self.teams):
            raise CannotReachCase


def hands_of(actor: Actor, case: UUID, *, people: Office | None = None) -> Hands:
    """Who may work on a case. Raises NotFound when the actor may not list it."""
    rows = cases_of(actor, frozenset({case}))
    if not rows:
        raise NotFound
    return hands_on(rows[0], actor.agency, people or office(actor))


def hands_on(row: CaseRow, agency: UUID, people: Office) -> Hands:
    """Who may work on a case that was read, among these people."""
    target = Target(
        agency=agency,
        assigned_users=frozenset({row.assignee} if row.assignee else ()),
        assigned_teams=frozenset({row.team} if row.team else ()),
    )
    users = frozenset(
        each.id
        for each in people.colleagues
        if can(_as_actor(each, agency), Permission.CASE_UPDATE, target)
    )
    return Hands(users=users, teams=frozenset({row.team} if row.team else ()))


def may_work(each: Colleague) -> bool:
    """Whether somebody may work on cases at all, once they are given one."""
    return any(Permission.CASE_UPDATE in GRANTS[role].permissions for role in each.roles)


def _as_actor(each: Colleague, agency: UUID) -> Actor:
    return Actor(
        kind=ActorKind.STAFF,
        agency=agency,
        user=each.id,
        roles=frozenset(role.value for role in each.roles),
        teams=each.teams,
    )
