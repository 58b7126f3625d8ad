"""An action of a care plan moves on."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.plan_care import lock_plan
from wayhome.care.actions.working import WordsMissing, at_work
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import state_after
from wayhome.care.domain.plans import ACTION_MOVES, ActionEvent, ActionState, DropReason
from wayhome.care.models import PlanAction
from wayhome.care.queries.approvals import require_approval
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_LINES = {
    ActionEvent.AGREE: CareLine.ACTION_AGREE,
    ActionEvent.BEGIN: CareLine.ACTION_BEGIN,
    ActionEvent.FINISH: CareLine.ACTION_FINISH,
    ActionEvent.DROP: CareLine.ACTION_DROP,
}


@dataclass(frozen=True, slots=True)
class ActionMove:
    """An event on one action; dropping needs a reason, nothing else has one."""

    case: UUID
    action: UUID
    event: ActionEvent
    reason: DropReason | None = None


def move_action(move: ActionMove, *, by: Actor) -> ActionState:
    """Move an action and return its state.

    Where the agency wants plans approved, an action begins only when a supervisor approved the plan
    after it was proposed. Raises NotFound, EventRefused, MoveRefused, WordsMissing, ApprovalMissing.
    """
    if move.event is ActionEvent.DROP and move.reason is None:
        raise WordsMissing("reason")
    with atomic():
        held = at_work(move.case, _LINES[move.event], move.action, by=by)
        row = (
            PlanAction.objects.select_for_update()
            .filter(id=move.action, agency_id=held.agency, case_id=held.id)
            .first()
        )
        if row is None:
            raise NotFound
        lock_plan(row.plan_id, held)
        state = state_after(ACTION_MOVES, ActionState(row.state), move.event)
        if move.event is ActionEvent.BEGIN:
            require_approval(by, ApprovalStep.PLAN, row.plan_id, since=row.proposed_at)
        row.state = state
        row.drop_reason = move.reason or "" if move.event is ActionEvent.DROP else ""
        row.save(update_fields=["state", "drop_reason"])
        about = About(
            kind="case", id=held.id, detail={"action": str(row.id), "event": move.event.value}
        )
        leave_leaf(by=by, tag=Tag.CARE_ACTION_MOVED, about=about)
    return state
