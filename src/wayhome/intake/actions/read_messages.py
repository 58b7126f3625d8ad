"""The lodger or partner has read the agency's messages."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.domain.messages import Direction
from wayhome.intake.models import Message
from wayhome.intake.policy import Whose
from wayhome.intake.queries.reached import reached_row
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def read_messages(*, complaint_id: UUID, by: Actor) -> int:
    """Mark what was unread as read and return how many; none leaves no leaf. Raises NotFound."""
    row = reached_row(complaint_id)
    policy.require_reading(by, complaint=row.id, whose=Whose(row.agency_id, row.lodger_agency_id))
    count = Message.objects.filter(
        agency_id=row.agency_id,
        complaint_id=row.id,
        direction=Direction.TO_LODGER.value,
        read_at=None,
    ).update(read_at=clock.now())
    if count:
        leave_leaf(
            by=by,
            tag=Tag.INTAKE_MESSAGE_READ,
            about=About(kind="complaint", id=row.id, detail={"messages": count}),
        )
    return count
