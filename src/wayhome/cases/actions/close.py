"""Close a case, and open it again when there is reason to."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.actions.milestones import attached_complaints, reached, tell_lodgers
from wayhome.cases.actions.weigh_matches import weigh_matches
from wayhome.cases.actions.write_danger import moved
from wayhome.cases.domain.danger.workflow import DangerEvent
from wayhome.cases.domain.events import CaseClosing
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent, CaseState, CloseReason, ReopenReason
from wayhome.cases.models import Case, Reopening
from wayhome.kernel import clock, events, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place, seal_json


def close(
    *,
    case: UUID,
    reason: CloseReason,
    by: Actor,
    version: int | None = None,
    leaving: Collection[UUID] = (),
) -> None:
    """Close a case; `leaving` are the ids of what is knowingly left as it stands in other rooms.

    Raises NotFound, CaseChanged, EventRefused, DangerRefused (it is not over), and ClosingHindered
    when another room has something to be done on it.
    """
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.CLOSE, version=version), by=by)
        events.publish(CaseClosing(case=row.id, by=by, leaving=frozenset(leaving)))
        close_row(row, reason, by=by)
        tell_lodgers(attached_complaints(row), [Milestone.CLOSED], by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_CASE_CLOSED,
            about=About(
                kind="case",
                id=row.id,
                detail={"reason": reason.value, "left": len(leaving) or None},
            ),
        )


def close_row(case: Case, reason: CloseReason, *, by: Actor) -> None:
    """Write that a locked case is closed; part of a larger action. Raises DangerRefused."""
    over = moved(case, DangerEvent.CLOSE, by=by) if case.danger_round else {}
    write_case(
        case,
        Line(StepKind.CLOSED, code=reason),
        by=by,
        state=CaseState.CLOSED,
        stage=Milestone.CLOSED,
        closed_at=clock.now(),
        **over,
    )
    weigh_matches(attached_complaints(case), by=by)


class ReopenWordsMissing(Exception):
    """Whoever opens a case again says why in words too."""


@dataclass(frozen=True, slots=True)
class NewReopening:
    """Why a case is opened again; the words are sealed."""

    reason: ReopenReason
    words: str = field(repr=False)


def reopen(*, case: UUID, why: NewReopening, by: Actor, version: int | None = None) -> None:
    """Take up a closed case where it stood.

    The lodger keeps seeing that it was closed once: what was told is not untold. Raises NotFound,
    CaseChanged, EventRefused, ReopenWordsMissing.
    """
    if not why.words.strip():
        raise ReopenWordsMissing
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.REOPEN, version=version), by=by)
        record = _keep_why(row, why, by=by)
        write_case(
            row,
            Line(StepKind.REOPENED, code=why.reason, subject=record.id),
            by=by,
            state=CaseState.OPEN,
            stage=reached(row)[-1],
            next_step=NextStep.REVIEW,
            due_on=clock.local_today(),
            closed_at=None,
        )
        weigh_matches(attached_complaints(row), by=by)
        about = About(kind="case", id=row.id, detail={"reason": why.reason.value})
        leave_leaf(by=by, tag=Tag.CASES_CASE_REOPENED, about=about)


def _keep_why(case: Case, why: NewReopening, *, by: Actor) -> Reopening:
    """Write why down, sealed with the key of the case."""
    record = Reopening(
        agency_id=case.agency_id,
        case=case,
        version=case.version + 1,
        reason=why.reason,
        reopened_at=clock.now(),
        reopened_by=by.user,
    )
    record.sealed_words = seal_json(
        why.words.strip(),
        key=keys.store().get(case.key_id),
        place=Place("cases_reopening", "sealed_words", record.id),
    )
    record.save(force_insert=True)
    return record
