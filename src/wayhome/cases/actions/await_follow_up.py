"""Let a case show the follow-up that is due first as its next step."""

from datetime import date
from uuid import UUID

from wayhome.cases.actions.change_case import Value, go_on
from wayhome.cases.domain.following import AFTER_LAST_FOLLOW_UP, WHILE_FOLLOWED
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.models import Case
from wayhome.kernel.actor import Actor


def await_follow_up(case: UUID, due_on: date | None, *, by: Actor) -> None:
    """Show the follow-up with its day, or that the case may be closed when `due_on` says none is left.

    Part of a larger action, which asked the policy and holds the case. A step that somebody chose
    on purpose stays.
    """
    row = Case.objects.get(id=case, agency_id=by.agency)
    values = _values(row, due_on)
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])


def _values(row: Case, due_on: date | None) -> dict[str, Value]:
    """The columns of the next step as they should stand; none when another step was chosen."""
    if due_on is None:
        return go_on(row, AFTER_LAST_FOLLOW_UP)
    if row.next_step == NextStep.FOLLOW_UP:
        return {"due_on": due_on}
    step = WHILE_FOLLOWED.after(row.next_step)
    return {"next_step": step, "due_on": due_on} if step else {}
