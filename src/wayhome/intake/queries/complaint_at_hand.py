"""A complaint as the rooms above need it: which key seals it, and where it stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.models import Complaint
from wayhome.kernel.actor import Actor

_COLUMNS = ("id", "agency_id", "code", "key_id", "status", "erased_at")


@dataclass(frozen=True, slots=True)
class ComplaintAtHand:
    """A complaint without anything sealed; `key` is the id of the data key that seals it."""

    id: UUID
    agency: UUID
    code: str
    key: UUID
    status: ComplaintStatus
    erased_at: datetime | None


def complaint_at_hand(actor: Actor, complaint: UUID) -> ComplaintAtHand:
    """A complaint that the actor's agency received. Raises NotFound.

    Part of a larger query or action, which asks the policy.
    """
    own = Complaint.objects.filter(agency_id=actor.agency, id=complaint)
    row = own.only(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return ComplaintAtHand(
        id=row.id,
        agency=row.agency_id,
        code=row.code,
        key=row.key_id,
        status=ComplaintStatus(row.status),
        erased_at=row.erased_at,
    )
