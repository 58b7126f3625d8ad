"""Set a complaint aside with a reason, and put it back."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.decide import (
    Deciding,
    lock_complaints,
    require_triage,
    write_decision,
)
from wayhome.cases.domain.triage import Decision, SetAsideReason
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def set_aside(*, complaint: UUID, reason: SetAsideReason, by: Actor) -> None:
    """Set a complaint aside; nothing is deleted. Raises NotFound, DecisionRefused."""
    _decide(complaint, Deciding(Decision.SET_ASIDE, reason=reason), by=by)


def restore(*, complaint: UUID, by: Actor) -> None:
    """Put a complaint that was set aside back into the queue. Raises NotFound, DecisionRefused."""
    _decide(complaint, Deciding(Decision.RESTORE), by=by)


def _decide(complaint: UUID, deciding: Deciding, *, by: Actor) -> None:
    """One decision on one complaint, outside any case."""
    require_triage(by)
    with atomic():
        lock_complaints([complaint], deciding.decision, by=by)
        write_decision(complaint, deciding, by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_COMPLAINT_TRIAGED,
            about=About(
                kind="complaint",
                id=complaint,
                detail={
                    "decision": deciding.decision.value,
                    "reason": deciding.reason.value if deciding.reason else None,
                },
            ),
        )
