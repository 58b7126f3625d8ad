"""Say what is to be done next on a case, by when, and how great the danger is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


@dataclass(frozen=True, slots=True)
class Plan:
    """The next step, the day it is due, and the risk."""

    next_step: NextStep
    due_on: date | None
    risk: Risk


def plan(*, case: UUID, plan: Plan, by: Actor, version: int | None = None) -> None:
    """Set the next step of a case. Raises NotFound, CaseChanged, EventRefused."""
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.PLAN, version=version), by=by)
        write_case(
            row,
            Line(StepKind.PLANNED, code=plan.next_step),
            by=by,
            next_step=plan.next_step,
            due_on=plan.due_on,
            risk=plan.risk,
        )
        leave_leaf(
            by=by,
            tag=Tag.CASES_CASE_PLANNED,
            about=About(
                kind="case",
                id=row.id,
                detail={"next_step": plan.next_step.value, "risk": plan.risk.value},
            ),
        )
