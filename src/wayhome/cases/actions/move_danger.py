"""Take a danger, hand it back, reach the person, make them safe."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, Value, lock_case, write_case
from wayhome.cases.actions.write_danger import moved, note_late
from wayhome.cases.domain.danger.steps import DangerStep
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerRefused, DangerState
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import Case, DangerMove
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

MOVES = (DangerEvent.TAKE, DangerEvent.HAND_BACK, DangerEvent.CONTACT, DangerEvent.SECURE)
"""What people do; telling and settling come with answers, closing with the case."""


def move_danger(*, case: UUID, event: DangerEvent, by: Actor, version: int | None = None) -> None:
    """Move the danger of a case on. Taking it stops the telling, and gives a case without an owner one.

    Taking twice changes nothing. Raises NotFound, CaseChanged, EventRefused, DangerRefused.
    """
    if event not in MOVES:
        raise DangerRefused
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.WORK, version=version), by=by)
        if event is DangerEvent.TAKE and _has_it(row, by):
            return
        note_late(row, by=by)
        values: dict[str, Value] = moved(row, event, by=by)
        if event is DangerEvent.TAKE and row.assignee_id is None:
            values["assignee_id"] = by.user
        line = Line(StepKind.DANGER, code=DangerStep(event.value))
        write_case(row, line, by=by, **values)
        about = About(kind="case", id=row.id, detail={"event": event.value})
        leave_leaf(by=by, tag=Tag.CASES_DANGER_MOVED, about=about)


def _has_it(case: Case, by: Actor) -> bool:
    """Whether the actor took this danger last, and it is still theirs."""
    if case.danger not in {DangerState.TAKEN, DangerState.CONTACTED}:
        return False
    last = (
        DangerMove.objects.filter(
            agency_id=case.agency_id,
            case=case,
            round=case.danger_round,
            event__in=[DangerEvent.TAKE, DangerEvent.HAND_BACK],
        )
        .order_by("-number")
        .first()
    )
    return last is not None and last.event == DangerEvent.TAKE and last.by_id == by.user
