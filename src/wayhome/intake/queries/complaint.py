"""One complaint, without what is sealed."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.intake import policy
from wayhome.intake.models import Complaint
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.intake.queries.queue import COLUMNS, QueueRow, queue_row
from wayhome.kernel.actor import Actor


def complaint(actor: Actor, complaint_id: UUID, *, assigned: Assigned = NOBODY) -> QueueRow:
    """The codes of one complaint. Raises NotFound.

    `assigned` says who works on it, for roles that may read only what they work on.
    """
    row = Complaint.objects.filter(id=complaint_id).only(*COLUMNS).first()
    if row is None:
        raise NotFound
    policy.require_reading(
        actor,
        complaint=row.id,
        whose=Whose(row.agency_id, row.lodger_agency_id),
        assigned=assigned,
    )
    return queue_row(row)
