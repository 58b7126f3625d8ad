"""Put together a care plan: objectives, actions, and the end of the plan."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import (
    Whom,
    WordsMissing,
    at_work,
    lock_case,
    person_of,
    sealed_words,
)
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.plans import ActionState, PlanEnd, PlanState
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Objective, Plan, PlanAction
from wayhome.care.queries.approvals import require_approval
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place


class ActionsOpen(Exception):
    """A plan ends when nothing of it is left to be done."""


@dataclass(frozen=True, slots=True)
class NewObjective:
    """What is to be reached for a person; the first opens their plan. `id` makes it count once."""

    id: UUID
    whom: Whom
    kind: ServiceKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something to be done for an objective. `id` makes it count once."""

    id: UUID
    case: UUID
    objective: UUID
    kind: ServiceKind
    text: str = field(repr=False)
    responsible: UUID | None = None
    due_on: date | None = None


def add_objective(new: NewObjective, *, by: Actor) -> UUID:
    """Add an objective and return the plan's id. Raises NotFound, EventRefused, WordsMissing."""
    if not new.text.strip():
        raise WordsMissing("text")
    with atomic():
        held = lock_case(new.whom.case, by=by)
        known = Objective.objects.filter(id=new.id, agency_id=held.agency, case_id=held.id).first()
        if known is not None:
            return known.plan_id
        at_work(held.id, CareLine.OBJECTIVE, new.id, by=by)
        plan = _plan_of(held, person_of(by, new.whom), by=by)
        Objective(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            plan=plan,
            kind=new.kind,
            sealed_text=sealed_words(
                new.text, key=held.key, place=Place("care_objective", "sealed_text", new.id)
            ),
            set_at=clock.now(),
            set_by=by.user,
        ).save(force_insert=True)
        _leave(held, plan.id, "objective_added", by=by)
    return plan.id


def add_action(new: NewAction, *, by: Actor) -> UUID:
    """Propose an action for an objective of a plan that is followed.

    Raises NotFound, EventRefused, WordsMissing, MoveRefused when the plan has ended.
    """
    if not new.text.strip():
        raise WordsMissing("text")
    with atomic():
        held = lock_case(new.case, by=by)
        known = PlanAction.objects.filter(id=new.id, agency_id=held.agency, case_id=held.id)
        if known.exists():
            return new.id
        at_work(held.id, CareLine.ACTION, new.id, by=by)
        objective = Objective.objects.filter(
            id=new.objective, agency_id=held.agency, case_id=held.id
        ).first()
        if objective is None:
            raise NotFound
        lock_plan(objective.plan_id, held)
        PlanAction(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            objective=objective,
            plan_id=objective.plan_id,
            kind=new.kind,
            responsible_id=new.responsible,
            due_on=new.due_on,
            sealed_text=sealed_words(
                new.text, key=held.key, place=Place("care_action", "sealed_text", new.id)
            ),
            proposed_at=clock.now(),
            proposed_by=by.user,
        ).save(force_insert=True)
        _leave(held, objective.plan_id, "action_added", by=by)
    return new.id


def close_plan(plan: UUID, end: PlanEnd, *, case: UUID, by: Actor) -> None:
    """End a plan of which nothing is left to be done.

    Raises NotFound, EventRefused, ActionsOpen, ApprovalMissing, MoveRefused when it has ended.
    """
    with atomic():
        held = at_work(case, CareLine.PLAN_CLOSED, plan, by=by)
        row = lock_plan(plan, held)
        waiting = [state for state in ActionState if state.is_open]
        if PlanAction.objects.filter(agency_id=held.agency, plan=row, state__in=waiting).exists():
            raise ActionsOpen
        require_approval(by, ApprovalStep.CLOSING, row.id)
        row.state, row.end, row.closed_at = PlanState.CLOSED, end, clock.now()
        row.save(update_fields=["state", "end", "closed_at"])
        _leave(held, row.id, "closed", by=by)


def lock_plan(plan: UUID, held: CaseAtHand) -> Plan:
    """A plan of the case that is followed, locked. Raises NotFound, MoveRefused when it has ended."""
    row = (
        Plan.objects.select_for_update()
        .filter(id=plan, agency_id=held.agency, case_id=held.id)
        .first()
    )
    if row is None:
        raise NotFound
    if row.state != PlanState.OPEN:
        raise MoveRefused
    return row


def _plan_of(held: CaseAtHand, person: UUID, *, by: Actor) -> Plan:
    """The plan of a person that is followed; opened when there is none. The case is locked."""
    of_person = {"agency_id": held.agency, "case_id": held.id, "complaint_id": person}
    found = Plan.objects.filter(**of_person, state=PlanState.OPEN).first()
    if found is not None:
        return found
    plan = Plan(id=new_id(), **of_person, opened_at=clock.now(), opened_by=by.user)
    plan.save(force_insert=True)
    return plan


def _leave(held: CaseAtHand, plan: UUID, what: str, *, by: Actor) -> None:
    """One leaf for one change of a plan."""
    about = About(kind="case", id=held.id, detail={"plan": str(plan), "what": what})
    leave_leaf(by=by, tag=Tag.CARE_PLAN_CHANGED, about=about)
