"""Attach a complaint to a case, and undo it."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.carry_danger import carry_danger
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.actions.close import close_row
from wayhome.cases.actions.decide import (
    Deciding,
    lock_complaints,
    require_triage,
    write_decision,
)
from wayhome.cases.actions.membership import add_complaints, remove_complaint
from wayhome.cases.actions.milestones import attached_complaints, reached, tell_lodgers
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.triage import Decision, DecisionRefused
from wayhome.cases.domain.workflow import CaseEvent, CloseReason
from wayhome.cases.models import CaseComplaint
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def attach(*, complaint: UUID, case: UUID, by: Actor) -> None:
    """Attach a complaint to an open case; its lodger sees the milestones the case has reached.

    Raises NotFound, EventRefused, DecisionRefused.
    """
    require_triage(by)
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.ATTACH), by=by)
        found = lock_complaints([complaint], Decision.ATTACH, by=by)
        write_decision(complaint, Deciding(Decision.ATTACH, case=row), by=by)
        add_complaints(row, found, by=by)
        write_case(row, Line(StepKind.ATTACHED, subject=complaint), by=by)
        carry_danger(row, [complaint], by=by)
        tell_lodgers([complaint], reached(row), by=by)
        _leave(Tag.CASES_COMPLAINT_ATTACHED, complaint, row.id, by=by)


def detach(*, complaint: UUID, by: Actor) -> UUID:
    """Take a complaint out of its case again, back into the queue; returns the case.

    What its lodger was told stays told. A case without complaints is about nothing and closes.
    Raises NotFound, EventRefused, DecisionRefused when it is in no case or just went to another,
    DangerRefused when it is the last of a case whose danger is open.
    """
    require_triage(by)
    with atomic():
        row = lock_case(Change(case=_case_of(complaint, by=by), event=CaseEvent.DETACH), by=by)
        lock_complaints([complaint], Decision.DETACH, by=by)
        if not remove_complaint(row, complaint, by=by):
            # Somebody moved it to another case while this one was being locked.
            raise DecisionRefused
        write_decision(complaint, Deciding(Decision.DETACH, case=row), by=by)
        write_case(row, Line(StepKind.DETACHED, subject=complaint), by=by)
        if not attached_complaints(row):
            close_row(row, CloseReason.EMPTIED, by=by)
        _leave(Tag.CASES_COMPLAINT_DETACHED, complaint, row.id, by=by)
    return row.id


def _case_of(complaint: UUID, *, by: Actor) -> UUID:
    """The case a complaint is in. Raises NotFound."""
    case: UUID | None = (
        CaseComplaint.objects.filter(
            agency_id=by.agency, complaint_id=complaint, detached_at__isnull=True
        )
        .values_list("case_id", flat=True)
        .first()
    )
    if case is None:
        raise NotFound
    return case


def _leave(tag: Tag, complaint: UUID, case: UUID, *, by: Actor) -> None:
    """The one leaf of an attachment or its undoing."""
    leave_leaf(
        by=by, tag=tag, about=About(kind="complaint", id=complaint, detail={"case": str(case)})
    )
