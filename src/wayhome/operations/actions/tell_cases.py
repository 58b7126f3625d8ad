"""Let the cases of an operation know: a line in the timeline, and the milestone that lodgers see."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.milestones import Milestone, MoveRefused
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import EventRefused
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel.actor import Actor
from wayhome.operations.domain.case_lines import CaseLine
from wayhome.operations.models import LinkedCase, Operation

_MILESTONES = {
    CaseLine.BEGUN: Milestone.IN_OPERATION,
    CaseLine.LOCATED: Milestone.PERSON_LOCATED,
    CaseLine.FREED: Milestone.PERSON_LOCATED,
}


def tell_begun(row: Operation, cases: Iterable[UUID], *, by: Actor) -> None:
    """These cases are in an operation."""
    for case in cases:
        tell_case(row, case, CaseLine.BEGUN, by=by)


def tell_linked(row: Operation, line: CaseLine, *, by: Actor) -> None:
    """Tell all the cases of an operation."""
    linked = LinkedCase.objects.filter(
        agency_id=row.agency_id, operation=row, unlinked_at__isnull=True
    )
    for case in sorted(linked.values_list("case_id", flat=True)):
        tell_case(row, case, line, by=by)


def tell_case(row: Operation, case: UUID, line: CaseLine, *, by: Actor) -> None:
    """Write the line and reach its milestone, where it may follow; a closed case rests.

    Somebody named on an operation need not work on each of its cases: then Wayhome itself writes
    the line, and the history of the operation says who acted.
    """
    teller = _teller(case, by=by)
    try:
        work_on(case, Line(StepKind.OPERATION, code=line, subject=row.id), by=teller)
    except EventRefused:
        return
    milestone = _MILESTONES.get(line)
    if milestone is None:
        return
    try:
        reach(case=case, milestone=milestone, by=teller)
    except MoveRefused:
        return


def _teller(case: UUID, *, by: Actor) -> Actor:
    """Who writes into the case."""
    try:
        case_at_hand(by, case, Permission.CASE_UPDATE)
    except NotFound:
        return Actor.system(by.agency)
    return by
