"""Erase what complaints say: answers, files, and what was written both ways."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.models import Complaint
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys


def lock_complaint(complaint: UUID, *, by: Actor) -> None:
    """Let nobody decide about a complaint until the transaction ends, or wait for whoever does.

    Part of an erasure, which asks the policy.
    """
    own = Complaint.objects.select_for_update().filter(agency_id=by.agency, id=complaint)
    list(own.values_list("id"))


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the complaints, and note when; codes, milestones and receipts stay.

    What other rooms sealed under the same keys goes with them. Part of an erasure, which leaves the
    leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    own = Complaint.objects.filter(agency_id=by.agency, id__in=doomed.complaints)
    emptied = own.filter(erased_at__isnull=True).update(erased_at=clock.now())
    return Destroyed(keys=destroy_keys(doomed, own.values_list("key_id", flat=True)), rows=emptied)
