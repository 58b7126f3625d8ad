"""Hold a complaint, so that two actions about it wait for one another."""

from uuid import UUID

from wayhome.intake.models import Complaint
from wayhome.kernel.actor import Actor


def hold_complaint(complaint_id: UUID, *, by: Actor) -> None:
    """Lock a complaint of the actor's agency until the transaction ends.

    Part of a larger action, which asks the policy. A change of its status waits, and is waited for.
    """
    held = Complaint.objects.select_for_update().filter(id=complaint_id, agency_id=by.agency)
    list(held.values_list("id", flat=True))
