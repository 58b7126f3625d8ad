"""What every change of a task shares: the door to its case, lock, version, transition, history."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.task_states import TaskEvent, TaskState, state_after
from wayhome.workplan.models import Plan, Task, TaskLine

Value = str | int | UUID | date | datetime | bytes | Plan | None


class TaskChanged(Exception):
    """Somebody else changed the task since it was shown; nothing was written."""


@dataclass(frozen=True, slots=True)
class TaskChange:
    """An event on a task as it was shown; `version` is None when it harms nobody else's work."""

    task: UUID
    event: TaskEvent
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the line of a change says."""

    event: TaskEvent
    code: str = ""
    subject: UUID | None = None


def lock_task(change: TaskChange, *, by: Actor) -> tuple[Task, CaseAtHand]:
    """The task and its case, both locked until the transaction ends; the timeline has its line.

    Raises NotFound, EventRefused (the case is closed), TaskChanged, TaskEventRefused.
    """
    found = Task.objects.filter(id=change.task, agency_id=by.agency)
    case = found.values_list("case_id", flat=True).first()
    if case is None:
        raise NotFound
    # To move a task in the order of work is no event of the case.
    is_told = change.event is not TaskEvent.MOVE
    line = Line(StepKind.TASK, code=change.event, subject=change.task) if is_told else None
    held = work_on(case, line, by=by)
    task = found.select_for_update().get()
    if change.version is not None and change.version != task.version:
        raise TaskChanged
    state_after(TaskState(task.state), change.event)
    return task, held


def write_task(task: Task, entry: Entry, *, by: Actor, **values: Value) -> None:
    """Write changed columns, the state after the event, the next version, and the line that tells it."""
    state = state_after(TaskState(task.state), entry.event)
    is_over = state in (TaskState.DONE, TaskState.DROPPED)
    changed: dict[str, Value] = {
        **values,
        "state": state,
        "version": task.version + 1,
        "changed_at": clock.now(),
        "ended_at": clock.now() if is_over else None,
        "ended_by": by.user if is_over else None,
    }
    for name, value in changed.items():
        setattr(task, name, value)
    task.save(update_fields=list(changed))
    add_task_line(task, entry, by=by)
    if entry.event is not TaskEvent.MOVE:
        tell_audit(task, entry, by=by)


def add_task_line(task: Task, entry: Entry, *, by: Actor) -> None:
    """Add a line to the history of a task."""
    TaskLine(
        agency_id=task.agency_id,
        task=task,
        event=entry.event,
        code=entry.code,
        subject_id=entry.subject,
        version=task.version,
        at=clock.now(),
        by_id=by.user,
    ).save(force_insert=True)


def tell_audit(task: Task, entry: Entry, *, by: Actor) -> None:
    """Leave the leaf of a change."""
    tag = Tag.WORKPLAN_TASK_ADDED if entry.event is TaskEvent.ADD else Tag.WORKPLAN_TASK_CHANGED
    leave_leaf(
        by=by,
        tag=tag,
        about=About(
            kind="case",
            id=task.case_id,
            detail={
                "task": str(task.id),
                "event": entry.event.value,
                "code": entry.code or None,
                "subject": str(entry.subject) if entry.subject else None,
            },
        ),
    )
