"""Erase what a case says; that there was one, its codes and its timeline stay."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.cases.actions.change_case import Line, Value, write_case
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseState, EventRefused
from wayhome.cases.models import Case
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys

_CLOSED: dict[str, Value] = {
    "state": CaseState.CLOSED,
    "stage": Milestone.CLOSED,
    "danger": DangerState.CALM,
    "danger_due_at": None,
}


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the key of a closed case, and note when: nothing can be written to it any more.

    What other rooms sealed under the same key goes with it. Part of an erasure, which leaves the leaf.
    Raises EventRefused when the case is open, NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        row = _locked(doomed, agency=by.agency)
        if row.state != CaseState.CLOSED and not doomed.is_again:
            raise EventRefused
        is_first = row.erased_at is None
        if is_first:
            # A backup may bring a case back as it was before it was closed.
            closed = {} if row.closed_at else _CLOSED | {"closed_at": clock.now()}
            write_case(row, Line(StepKind.ERASED), by=by, erased_at=clock.now(), **closed)
    return Destroyed(keys=destroy_keys(doomed, [row.key_id]), rows=int(is_first))


def _locked(doomed: Doomed, *, agency: UUID) -> Case:
    """The case, locked until the transaction ends. Raises NotFound."""
    row = Case.objects.select_for_update().filter(id__in=doomed.cases, agency_id=agency).first()
    if row is None:
        raise NotFound
    return row
