"""The care plans of a case, objective by objective, without their words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.plans import (
    ACTION_MOVES,
    ActionEvent,
    ActionState,
    DropReason,
    PlanEnd,
    PlanState,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Objective, Plan, PlanAction
from wayhome.care.queries.approvals import ApprovalLine, approvals_of, steps_to_approve
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action, what may happen to it now, and whether it waits for a supervisor."""

    id: UUID
    kind: ServiceKind
    responsible: UUID | None
    due_on: date | None
    state: ActionState
    drop_reason: DropReason | None
    is_overdue: bool
    waits: bool
    events: tuple[ActionEvent, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective with its actions in the order in which they were proposed."""

    id: UUID
    kind: ServiceKind
    at: datetime
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One person's plan; `waits_to_end` when its end waits for a supervisor."""

    id: UUID
    person: UUID
    state: PlanState
    end: PlanEnd | None
    opened_at: datetime
    objectives: tuple[ObjectiveLine, ...]
    approvals: tuple[ApprovalLine, ...]
    waits_to_end: bool

    @property
    def is_open(self) -> bool:
        """Whether it is followed."""
        return self.state is PlanState.OPEN

    @property
    def waits(self) -> bool:
        """Whether any action waits for a supervisor."""
        return any(action.waits for each in self.objectives for action in each.actions)

    @property
    def is_ready_to_end(self) -> bool:
        """Whether nothing is left to be done."""
        actions = [action for each in self.objectives for action in each.actions]
        return self.is_open and not any(action.state.is_open for action in actions)

    @property
    def texts(self) -> tuple[UUID, ...]:
        """The ids of everything in it that is sealed."""
        of_actions = (action.id for each in self.objectives for action in each.actions)
        return (*(each.id for each in self.objectives), *of_actions)


def plans_of(actor: Actor, case: UUID) -> tuple[PlanLine, ...]:
    """The plans of a case, those that are followed first. Raises NotFound."""
    case_at_hand(actor, case, Permission.CASE_READ)
    of_case = {"agency_id": actor.agency, "case_id": case}
    wanted, said = steps_to_approve(actor), approvals_of(actor, case)
    actions = list(PlanAction.objects.filter(**of_case).order_by("proposed_at", "id"))
    objectives = list(Objective.objects.filter(**of_case).order_by("set_at", "id"))
    lines = []
    for plan in Plan.objects.filter(**of_case).order_by("-state", "-opened_at"):
        own = tuple(each for each in said if each.subject == plan.id)
        approved = _approved_at(own, ApprovalStep.PLAN) if ApprovalStep.PLAN in wanted else None
        asks = ApprovalStep.PLAN in wanted
        lines.append(
            PlanLine(
                id=plan.id,
                person=plan.complaint_id,
                state=PlanState(plan.state),
                end=PlanEnd(plan.end) if plan.end else None,
                opened_at=plan.opened_at,
                objectives=tuple(
                    ObjectiveLine(
                        id=each.id,
                        kind=ServiceKind(each.kind),
                        at=each.set_at,
                        actions=tuple(
                            _action(row, asks=asks, approved=approved)
                            for row in actions
                            if row.objective_id == each.id
                        ),
                    )
                    for each in objectives
                    if each.plan_id == plan.id
                ),
                approvals=own,
                waits_to_end=ApprovalStep.CLOSING in wanted
                and _approved_at(own, ApprovalStep.CLOSING) is None,
            )
        )
    return tuple(lines)


def _action(row: PlanAction, *, asks: bool, approved: datetime | None) -> ActionLine:
    """An action as pages show it."""
    state = ActionState(row.state)
    before = state in {ActionState.PROPOSED, ActionState.AGREED}
    return ActionLine(
        id=row.id,
        kind=ServiceKind(row.kind),
        responsible=row.responsible_id,
        due_on=row.due_on,
        state=state,
        drop_reason=DropReason(row.drop_reason) if row.drop_reason else None,
        is_overdue=state.is_open and row.due_on is not None and row.due_on < clock.local_today(),
        waits=asks and before and (approved is None or approved < row.proposed_at),
        events=tuple(event for at, event in ACTION_MOVES if at is state),
    )


def _approved_at(said: tuple[ApprovalLine, ...], step: ApprovalStep) -> datetime | None:
    """When the last word on a step was given, if it approves."""
    last = next((each for each in said if each.step is step), None)
    return last.at if last is not None and last.verdict is Verdict.APPROVED else None
