"""Give a case to somebody or to a team."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works on a case: a user, a team, both or nobody."""

    user: UUID | None = None
    team: UUID | None = None


def assign(*, case: UUID, owner: Owner, by: Actor, version: int | None = None) -> None:
    """Assign a case. Whoever belongs to its team may take it; anything else is for supervisors.

    Raises NotFound, CaseChanged, EventRefused; the database refuses users and teams of others.
    """
    needs = None if can(by, Permission.CASE_ASSIGN) else Permission.CASE_UPDATE
    with atomic():
        change = Change(case=case, event=CaseEvent.ASSIGN, version=version, needs=needs)
        row = lock_case(change, by=by)
        if needs is not None:
            owner = Owner(user=by.user, team=row.team_id)
        write_case(
            row,
            Line(StepKind.ASSIGNED, subject=owner.user or owner.team),
            by=by,
            assignee_id=owner.user,
            team_id=owner.team,
        )
        leave_leaf(
            by=by,
            tag=Tag.CASES_CASE_ASSIGNED,
            about=About(
                kind="case",
                id=row.id,
                detail={
                    "user": str(owner.user) if owner.user else None,
                    "team": str(owner.team) if owner.team else None,
                },
            ),
        )
