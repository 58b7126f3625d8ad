"""Answer the danger questions, about a case or about a complaint at triage."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, lock_case, write_case
from wayhome.cases.actions.decide import require_triage
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.write_danger import (
    DangerAnswers,
    answered,
    keep_answers,
    note_late,
    told_line,
)
from wayhome.cases.domain.danger.urgency import RISK_OF, Urgency
from wayhome.cases.domain.triage import DecisionRefused
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import CaseComplaint, DangerTriage
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


@dataclass(frozen=True, slots=True)
class DangerTold:
    """What the answers came to, and the case that has them now; None while there is none."""

    urgency: Urgency
    case: UUID | None


def triage_danger(
    *,
    case: UUID,
    given: DangerAnswers,
    by: Actor,
    version: int | None = None,
) -> DangerTold:
    """Answer the danger questions of a case; the clocks of their urgency begin.

    Raises NotFound, CaseChanged, EventRefused, QuestionsChanged.
    """
    change = Change(case=case, event=CaseEvent.WORK, version=version)
    return _of_case(change, given, by=by, complaint=None)


def triage_complaint_danger(*, complaint: UUID, given: DangerAnswers, by: Actor) -> DangerTold:
    """Answer them about a complaint that is being decided upon.

    Danger does not wait for that decision: when the answers are urgent, a case is opened at once.
    What is about a complaint in a case is answered for the case. Raises NotFound, EventRefused (its
    case is closed), DecisionRefused (somebody was quicker), QuestionsChanged.
    """
    require_triage(by)
    case = _case_of(complaint, by=by)
    if case is not None:
        change = Change(case=case, event=CaseEvent.WORK, needs=Permission.COMPLAINT_TRIAGE)
        return _of_case(change, given, by=by, complaint=complaint)
    with atomic():
        found = rows_of(by, [complaint])
        if not found:
            raise NotFound
        if found[0].erased_at:
            raise DecisionRefused
        triage = keep_answers(given, by=by, complaint=complaint)
        _leave(triage, About(kind="complaint", id=complaint), by=by)
        urgency = Urgency(triage.urgency)
        if not urgency.wakes:
            return DangerTold(urgency, None)
        opened = open_case(complaint_ids=[complaint], by=by, risk=RISK_OF[urgency])
    return DangerTold(urgency, opened.case)


def _of_case(
    change: Change, given: DangerAnswers, *, by: Actor, complaint: UUID | None
) -> DangerTold:
    with atomic():
        row = lock_case(change, by=by)
        note_late(row, by=by)
        triage = keep_answers(given, by=by, case=row, complaint=complaint)
        write_case(row, told_line(triage), by=by, **answered(row, triage, by=by))
        _leave(triage, About(kind="case", id=row.id), by=by)
    return DangerTold(Urgency(triage.urgency), row.id)


def _case_of(complaint: UUID, *, by: Actor) -> UUID | None:
    held = CaseComplaint.objects.filter(
        agency_id=by.agency, complaint_id=complaint, detached_at__isnull=True
    )
    found: Collection[UUID] = held.values_list("case_id", flat=True)[:1]
    return next(iter(found), None)


def _leave(triage: DangerTriage, about: About, *, by: Actor) -> None:
    """The one leaf of answers."""
    detail = {"urgency": triage.urgency, "questions": triage.questions_version}
    about = About(kind=about.kind, id=about.id, detail=detail)
    leave_leaf(by=by, tag=Tag.CASES_DANGER_TRIAGED, about=about)
