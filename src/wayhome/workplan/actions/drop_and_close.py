"""Drop what waits on a case and close it, in one step."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.actions.work_on_task import drop_task
from wayhome.workplan.domain.task_states import DropReason
from wayhome.workplan.queries.tasks_of_case import open_tasks


@dataclass(frozen=True, slots=True)
class DroppingClose:
    """The tasks that were shown to whoever closes the case, why they are dropped, why it is closed.

    `left` are the ids of what else was shown and is left as it stands.
    """

    shown: Collection[UUID]
    drop: DropReason
    reason: CloseReason
    left: Collection[UUID] = ()


def drop_and_close(
    *, case: UUID, closing: DroppingClose, by: Actor, version: int | None = None
) -> None:
    """Drop the tasks that were shown, then close the case; or neither.

    A task or anything else that was added meanwhile hinders it still. Raises NotFound, CaseChanged, EventRefused,
    ClosingHindered, and whatever else stops a closing.
    """
    with atomic():
        for task in open_tasks(by, case):
            if task.id in closing.shown:
                drop_task(task=task.id, reason=closing.drop, by=by)
        close(case=case, reason=closing.reason, by=by, version=version, leaving=closing.left)
