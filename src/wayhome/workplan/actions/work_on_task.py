"""Take a task, give it, say that it is done, drop it, and open it again."""

from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.actions.change_task import Entry, TaskChange, lock_task, write_task
from wayhome.workplan.domain.task_states import DropReason, TaskEvent
from wayhome.workplan.queries.hands import hands_of


def take_task(*, task: UUID, by: Actor, version: int | None = None) -> None:
    """Say that one does a task oneself.

    Raises NotFound, EventRefused, TaskChanged, TaskEventRefused.
    """
    with atomic():
        row, _held = lock_task(TaskChange(task, TaskEvent.TAKE, version), by=by)
        write_task(row, Entry(TaskEvent.TAKE, subject=by.user), by=by, assignee_id=by.user)


def give_task(
    *, task: UUID, user: UUID | None, team: UUID | None, by: Actor, version: int | None = None
) -> None:
    """Give a task to somebody, to a team, or to nobody; whoever gets it may work on the case.

    Raises NotFound, EventRefused, TaskChanged, TaskEventRefused, CannotReachCase.
    """
    with atomic():
        row, held = lock_task(TaskChange(task, TaskEvent.GIVE, version), by=by)
        hands_of(by, held.id).require(user=user, team=team)
        entry = Entry(TaskEvent.GIVE, subject=user or team)
        write_task(row, entry, by=by, assignee_id=user, team_id=team)


def finish_task(*, task: UUID, by: Actor, version: int | None = None) -> None:
    """Say that a task is done. Raises NotFound, EventRefused, TaskChanged, TaskEventRefused."""
    with atomic():
        row, _held = lock_task(TaskChange(task, TaskEvent.FINISH, version), by=by)
        write_task(row, Entry(TaskEvent.FINISH), by=by)


def drop_task(*, task: UUID, reason: DropReason, by: Actor, version: int | None = None) -> None:
    """Drop a task that will not be done; it stays in the history with the reason.

    Raises NotFound, EventRefused, TaskChanged, TaskEventRefused.
    """
    with atomic():
        row, _held = lock_task(TaskChange(task, TaskEvent.DROP, version), by=by)
        write_task(row, Entry(TaskEvent.DROP, code=reason), by=by, drop_reason=reason)


def reopen_task(*, task: UUID, by: Actor, version: int | None = None) -> None:
    """Undo that a task was done or dropped; it waits again for whoever had it.

    Raises NotFound, EventRefused, TaskChanged, TaskEventRefused.
    """
    with atomic():
        row, _held = lock_task(TaskChange(task, TaskEvent.REOPEN, version), by=by)
        write_task(row, Entry(TaskEvent.REOPEN), by=by, drop_reason="")
