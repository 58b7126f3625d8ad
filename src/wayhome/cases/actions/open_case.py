"""Open a case on one complaint or several."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.assign import Owner
from wayhome.cases.actions.carry_danger import carry_danger
from wayhome.cases.actions.change_case import Line, add_line
from wayhome.cases.actions.decide import (
    Deciding,
    lock_complaints,
    require_triage,
    write_decision,
)
from wayhome.cases.actions.membership import add_complaints
from wayhome.cases.actions.milestones import tell_lodgers
from wayhome.cases.domain.deadlines import FIRST_STEP_WITHIN
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.triage import Decision
from wayhome.cases.models import Case
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_code, new_id


@dataclass(frozen=True, slots=True)
class Opened:
    """The case that was opened, and the code by which people call it."""

    case: UUID
    code: str


def open_case(
    *,
    complaint_ids: Collection[UUID],
    by: Actor,
    risk: Risk = Risk.MEDIUM,
    owner: Owner | None = None,
) -> Opened:
    """Open a case under verification, with the first step due the sooner the greater the risk.

    Raises NotFound, DecisionRefused when a complaint was decided upon before.
    """
    require_triage(by)
    require(by, Permission.CASE_OPEN, Target(agency=by.agency))
    with atomic():
        found = lock_complaints(complaint_ids, Decision.OPEN_CASE, by=by)
        case = _insert(risk=risk, owner=owner or Owner(), by=by)
        _fill(case, found, by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_CASE_OPENED,
            about=About(
                kind="case", id=case.id, detail={"complaints": len(found), "risk": risk.value}
            ),
        )
    return Opened(case=case.id, code=case.code)


def _insert(*, risk: Risk, owner: Owner, by: Actor) -> Case:
    """Add the row; the key is on disk before the row exists."""
    key = keys.store().create(new_id())
    moment = clock.now()
    case = Case(
        agency_id=by.agency,
        code=new_code(),
        key_id=key.id,
        stage=Milestone.UNDER_VERIFICATION,
        risk=risk,
        assignee_id=owner.user,
        team_id=owner.team,
        next_step=NextStep.ASSESS,
        due_on=clock.local_today() + FIRST_STEP_WITHIN[risk],
        opened_at=moment,
    )
    case.save(force_insert=True)
    return case


def _fill(case: Case, found: Collection[QueueRow], *, by: Actor) -> None:
    """Put the complaints in, write the first lines, and tell the lodgers."""
    deciding = Deciding(Decision.OPEN_CASE, case=case)
    for lodging in found:
        write_decision(lodging.id, deciding, by=by)
    add_complaints(case, found, by=by)
    add_line(case, Line(StepKind.OPENED, code=case.risk), by=by)
    add_line(case, Line(StepKind.MILESTONE, code=Milestone.UNDER_VERIFICATION), by=by)
    complaints = [lodging.id for lodging in found]
    tell_lodgers(complaints, [Milestone.UNDER_VERIFICATION], by=by)
    carry_danger(case, complaints, by=by)
