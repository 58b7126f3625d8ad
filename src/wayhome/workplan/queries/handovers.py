"""What somebody holds, and what changed hands lately."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.policy import visible_cases
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel.actor import Actor
from wayhome.workplan.models import Handover
from wayhome.workplan.queries.task_rows import TaskRow, task_row, waiting_tasks

LATEST = 10


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One time that work changed hands."""

    id: UUID
    from_user: UUID | None
    to_user: UUID | None
    to_team: UUID | None
    cases: int
    tasks: int
    at: datetime
    by: UUID | None
    is_undone: bool
    case_ids: frozenset[UUID] = frozenset()


def held_cases(actor: Actor, user: UUID) -> tuple[CaseRow, ...]:
    """The open cases of somebody, for whoever may assign. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    theirs = visible_cases(actor).filter(state=CaseState.OPEN, assignee_id=user)
    return cases_of(actor, frozenset(theirs.values_list("id", flat=True)))


def held_tasks(actor: Actor, user: UUID) -> tuple[TaskRow, ...]:
    """The tasks that wait and were given to somebody, for whoever may assign. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    theirs = waiting_tasks(actor).filter(assignee_id=user)
    return tuple(task_row(row) for row in theirs.order_by("case_id", "position"))


def latest_handovers(actor: Actor) -> tuple[HandoverRow, ...]:
    """The last times that work changed hands, newest first. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    rows = Handover.objects.filter(agency_id=actor.agency).order_by("-made_at", "id")
    return tuple(_row(row) for row in rows[:LATEST])


def handover(actor: Actor, handover_id: UUID) -> HandoverRow:
    """One of them. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    row = Handover.objects.filter(agency_id=actor.agency, id=handover_id).first()
    if row is None:
        raise NotFound
    return _row(row)


def _row(row: Handover) -> HandoverRow:
    kinds = [each["kind"] for each in row.moved]
    return HandoverRow(
        id=row.id,
        from_user=row.from_user,
        to_user=row.to_user,
        to_team=row.to_team,
        cases=kinds.count("case"),
        tasks=kinds.count("task"),
        at=row.made_at,
        by=row.made_by,
        is_undone=row.undone_at is not None,
        case_ids=frozenset(UUID(each["id"]) for each in row.moved if each["kind"] == "case"),
    )
