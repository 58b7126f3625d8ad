"""Do the same with many tasks; whatever somebody changed meanwhile is left as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.domain.workflow import EventRefused
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.actions.change_task import TaskChanged
from wayhome.workplan.actions.edit_task import set_due
from wayhome.workplan.actions.work_on_task import drop_task, finish_task, give_task
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.task_states import DropReason, TaskEventRefused
from wayhome.workplan.queries.hands import CannotReachCase


@dataclass(frozen=True, slots=True)
class GiveAll:
    """Give them to somebody, to a team, or to whoever works on each case."""

    user: UUID | None
    team: UUID | None


@dataclass(frozen=True, slots=True)
class SetDueAll:
    """Set another day; None takes the day away."""

    due: Due | None


@dataclass(frozen=True, slots=True)
class DropAll:
    """Drop them with one reason."""

    reason: DropReason


@dataclass(frozen=True, slots=True)
class FinishAll:
    """Say that they are done."""


Doing = GiveAll | SetDueAll | DropAll | FinishAll


@dataclass(frozen=True, slots=True)
class ChangedTogether:
    """How many were changed, which somebody changed meanwhile, and which could not be given."""

    done: int
    left: tuple[UUID, ...]
    out_of_reach: tuple[UUID, ...]


def change_together(*, shown: Mapping[UUID, int], doing: Doing, by: Actor) -> ChangedTogether:
    """Change tasks as they were shown, by id and version.

    Always in the same order, so that two who do it at once never lock each other up.
    """
    done, left, out_of_reach = 0, [], []
    with atomic():
        for task in sorted(shown):
            try:
                _change(task, shown[task], doing, by=by)
            except CannotReachCase:
                out_of_reach.append(task)
            except (NotFound, EventRefused, TaskChanged, TaskEventRefused):
                left.append(task)
            else:
                done += 1
    return ChangedTogether(done, tuple(left), tuple(out_of_reach))


def _change(task: UUID, version: int, doing: Doing, *, by: Actor) -> None:
    """Change one task; each is a savepoint of its own."""
    match doing:
        case GiveAll(user, team):
            give_task(task=task, user=user, team=team, by=by, version=version)
        case SetDueAll(due):
            set_due(task=task, due=due, by=by, version=version)
        case DropAll(reason):
            drop_task(task=task, reason=reason, by=by, version=version)
        case FinishAll():
            finish_task(task=task, by=by, version=version)
