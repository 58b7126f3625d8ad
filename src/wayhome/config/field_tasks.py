"""A task done in the field is done in the plan of work: two rooms that do not know each other."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.field.actions.writing.writer import Values, Writer
from wayhome.field.domain.edits import Edit, EditUnreadable
from wayhome.kernel.actor import Actor
from wayhome.workplan.actions.work_on_task import finish_task
from wayhome.workplan.queries.tasks_of_case import task_page

_STATE, _DONE, _WAITING = "state", "done", "waiting"


def _check(edit: Edit) -> None:
    """The field says of a task that it is done, and nothing else. Raises EditUnreadable."""
    try:
        UUID(edit.about)
    except ValueError:
        raise EditUnreadable from None
    if edit.values != {_STATE: _DONE}:
        raise EditUnreadable


def _office(by: Actor, edit: Edit) -> Values:
    """How a task stands: to be done, done or dropped. Raises NotFound."""
    row = task_page(by, edit.case, UUID(edit.about)).row
    return {_STATE: _WAITING if row.is_waiting else row.state.value}


def _write(by: Actor, edit: Edit, values: Values) -> None:
    """Finish the task. Raises TaskEventRefused for one that was dropped."""
    if values[_STATE] == _DONE:
        finish_task(task=UUID(edit.about), by=by)


TASKS_DONE = Writer(Permission.CASE_UPDATE, _check, _office, _write)
