"""A complaint is attached to a case, set aside, or waits again."""

from collections.abc import Collection
from uuid import UUID

from django.db.models.functions import Coalesce

from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.models import Complaint
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def set_status(*, complaint_ids: Collection[UUID], status: ComplaintStatus, by: Actor) -> int:
    """Set the status of complaints of the actor's agency and return how many there were.

    The first change is the first action on a complaint; its moment is kept. Part of a larger action
    (triage, undo), which asks the policy and leaves the leaf.
    """
    return Complaint.objects.filter(id__in=complaint_ids, agency_id=by.agency).update(
        status=status.value,
        first_action_at=Coalesce("first_action_at", clock.now()),
    )
