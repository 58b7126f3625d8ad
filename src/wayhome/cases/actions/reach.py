"""A case reaches a milestone."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, go_on, lock_case, write_case
from wayhome.cases.actions.milestones import (
    attached_complaints,
    outcome_in_force,
    reached,
    tell_lodgers,
)
from wayhome.cases.domain.following import AFTER_MILESTONE
from wayhome.cases.domain.milestones import Milestone, check_move
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def reach(*, case: UUID, milestone: Milestone, by: Actor, version: int | None = None) -> None:
    """Move a case on, and let the lodgers of its complaints see it.

    Raises NotFound, CaseChanged, EventRefused, MoveRefused, FindingMissing.
    """
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.REACH, version=version), by=by)
        check_move(
            Milestone(row.stage), milestone, reached=reached(row), outcome=outcome_in_force(row)
        )
        next_step = go_on(row, AFTER_MILESTONE.get(milestone))
        line = Line(StepKind.MILESTONE, code=milestone)
        write_case(row, line, by=by, stage=milestone, **next_step)
        tell_lodgers(attached_complaints(row), [milestone], by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_MILESTONE_REACHED,
            about=About(kind="case", id=row.id, detail={"milestone": milestone.value}),
        )
