"""Where a complaint stands by the decisions made about it."""

from uuid import UUID

from wayhome.cases.domain.triage import STATUS_AFTER, Decision
from wayhome.cases.models import Triage
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.kernel.actor import Actor


def last_decision(actor: Actor, complaint_id: UUID) -> Triage | None:
    """The decision that holds; None while nothing was decided."""
    return (
        Triage.objects.filter(agency_id=actor.agency, complaint_id=complaint_id)
        .order_by("-number")
        .first()
    )


def status_after(decision: Triage | None) -> ComplaintStatus:
    """The status of a complaint whose last decision this is."""
    if decision is None:
        return ComplaintStatus.NEW
    return STATUS_AFTER[Decision(decision.decision)]
