"""The door through which rooms above and beside this one work on a case."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.cases.actions.change_case import Change, Line, add_line, lock_case, write_case
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.queries.case_at_hand import CaseAtHand, at_hand
from wayhome.kernel.actor import Actor


def work_on(
    case: UUID,
    line: Line | None,
    *,
    by: Actor,
    needs: Permission = Permission.CASE_UPDATE,
    version: int | None = None,
) -> CaseAtHand:
    """Lock a case for work that another room writes down, and put a line into its timeline.

    Runs inside the transaction of the action that calls it; the lock holds until that ends. With a
    `version` the change counts as one of the case: it is refused when somebody else was first,
    and raises the version. Raises NotFound, CaseChanged, EventRefused (the case is closed).
    """
    row = lock_case(
        Change(case=case, event=CaseEvent.WORK, version=version, needs=needs),
        by=by,
    )
    if line is not None and version is not None:
        write_case(row, line, by=by)
    elif line is not None:
        add_line(row, line, by=by)
    return at_hand(row)
