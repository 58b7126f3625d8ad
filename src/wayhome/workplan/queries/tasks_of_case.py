"""The tasks of one case, in the order of work, and one of them with its history."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.task_states import WAITING, DropReason, TaskEvent, TaskState
from wayhome.workplan.models import Task, TaskLine
from wayhome.workplan.queries.task_rows import TaskRow, task_row


class Shown(StrEnum):
    """Which tasks of a case are shown."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseTasks:
    """The tasks that were asked for, and how many there are of each sort."""

    rows: tuple[TaskRow, ...]
    counts: dict[Shown, int]


@dataclass(frozen=True, slots=True)
class TaskLineRow:
    """One line of a task's history."""

    event: TaskEvent
    reason: DropReason | None
    subject: UUID | None
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task with what happened to it, newest first."""

    row: TaskRow
    lines: tuple[TaskLineRow, ...]


def tasks_of_case(actor: Actor, case: UUID, shown: Shown = Shown.WAITING) -> CaseTasks:
    """The tasks of a case; what ended is newest first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case)
    rows = Task.objects.filter(agency_id=held.agency, case_id=held.id).order_by("position", "id")
    told = tuple(task_row(row) for row in rows)
    sorts = {each: tuple(row for row in told if _is(row, each)) for each in Shown}
    chosen = sorts[shown]
    if shown in (Shown.DONE, Shown.DROPPED):
        chosen = tuple(sorted(chosen, key=_ended, reverse=True))
    return CaseTasks(rows=chosen, counts={each: len(found) for each, found in sorts.items()})


def open_tasks(actor: Actor, case: UUID) -> tuple[TaskRow, ...]:
    """What is left to do on a case, in the order of work. Raises NotFound."""
    return tasks_of_case(actor, case).rows


def waiting_count(actor: Actor, case: UUID) -> int:
    """How many tasks of a case wait; part of its page, which asks the policy."""
    return Task.objects.filter(agency_id=actor.agency, case_id=case, state__in=WAITING).count()


def task_page(actor: Actor, case: UUID, task: UUID) -> TaskPage:
    """One task of a case with its history. Raises NotFound."""
    held, _decision = case_at_hand(actor, case)
    row = Task.objects.filter(agency_id=held.agency, case_id=held.id, id=task).first()
    if row is None:
        raise NotFound
    lines = TaskLine.objects.filter(agency_id=held.agency, task=row).order_by("-version", "-at")
    return TaskPage(
        row=task_row(row),
        lines=tuple(
            TaskLineRow(
                event=TaskEvent(line.event),
                reason=DropReason(line.code) if line.code in DropReason.values else None,
                subject=line.subject_id,
                at=line.at,
                by=line.by_id,
            )
            for line in lines
        ),
    )


def _is(row: TaskRow, shown: Shown) -> bool:
    match shown:
        case Shown.WAITING:
            return row.is_waiting
        case Shown.OVERDUE:
            return row.is_overdue
        case Shown.DONE:
            return row.state is TaskState.DONE
        case Shown.DROPPED:
            return row.state is TaskState.DROPPED
        case Shown.ALL:
            return row.drop_reason is not DropReason.PLAN_UNDONE


def _ended(row: TaskRow) -> str:
    return row.ended_at.isoformat() if row.ended_at else ""
