"""A case of a worker, and tasks on it."""

from datetime import date
from uuid import UUID

from tests.cases.ground import Office, opened
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.workplan.actions.add_task import NewTask, add_task
from wayhome.workplan.domain.due import due_on
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.task_rows import TaskRow
from wayhome.workplan.queries.tasks_of_case import Shown, task_page, tasks_of_case


def given_case(unit: Office, to: Actor | None = None, *, team: UUID | None = None) -> UUID:
    """A case that the worker of the unit works on, or somebody else."""
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=(to or unit.worker).user, team=team), by=by)
    return case


def added(case: UUID, *, by: Actor, new: NewTask | None = None) -> UUID:
    """A task on a case."""
    with context.acting(by):
        return add_task(case=case, new=new or task_due(), by=by)


def task_due(on: date | None = None, title: TaskTitle = TaskTitle.CALL_LODGER) -> NewTask:
    """A task that is due on a day, or without one."""
    return NewTask(title=title, due=due_on(on) if on else None)


def rows(case: UUID, *, by: Actor, shown: Shown = Shown.WAITING) -> tuple[TaskRow, ...]:
    """The tasks of a case."""
    with context.acting(by):
        return tasks_of_case(by, case, shown).rows


def row(case: UUID, task: UUID, *, by: Actor) -> TaskRow:
    """One task."""
    with context.acting(by):
        return task_page(by, case, task).row
