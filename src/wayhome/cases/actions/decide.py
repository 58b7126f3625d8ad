"""What every triage decision shares: the complaint locked, the decision checked and written down."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.cases.domain.triage import (
    STATUS_AFTER,
    Decision,
    DecisionRefused,
    SetAsideReason,
    check_decision,
)
from wayhome.cases.models import Case, Triage
from wayhome.cases.queries.triage_status import last_decision, status_after
from wayhome.intake.actions.set_status import set_status
from wayhome.intake.queries.queue import QueueRow, rows_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision, its reason when something is set aside, and the case it concerns."""

    decision: Decision
    case: Case | None = None
    reason: SetAsideReason | None = None


def require_triage(by: Actor) -> None:
    """The actor may decide about complaints of the own agency. Raises NotFound."""
    require(by, Permission.COMPLAINT_TRIAGE, Target(agency=by.agency))


def lock_complaints(
    complaint_ids: Collection[UUID], decision: Decision, *, by: Actor
) -> tuple[QueueRow, ...]:
    """Move complaints to the status after a decision, which locks them; then see whether it may be.

    Two officers who decide at once meet at the complaint's own row: the second waits, sees the
    first decision, and everything here is taken back. Nothing is decided about what was erased.
    Raises NotFound, DecisionRefused.
    """
    wanted = frozenset(complaint_ids)
    moved = set_status(complaint_ids=wanted, status=STATUS_AFTER[decision], by=by)
    if not wanted or moved != len(wanted):
        raise NotFound
    for complaint in wanted:
        check_decision(status_after(last_decision(by, complaint)), decision)
    found = rows_of(by, wanted)
    if any(row.erased_at for row in found):
        raise DecisionRefused
    return found


def write_decision(complaint: UUID, deciding: Deciding, *, by: Actor) -> None:
    """Write a decision down, numbered after the last."""
    before = last_decision(by, complaint)
    Triage(
        number=before.number + 1 if before else 1,
        agency_id=by.agency,
        complaint_id=complaint,
        decision=deciding.decision,
        reason=deciding.reason or "",
        case_id=deciding.case.id if deciding.case else None,
        decided_at=clock.now(),
        decided_by=by.user,
    ).save(force_insert=True)
