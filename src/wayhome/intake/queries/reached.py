"""Whose a complaint is, as far as the actor's database role may see it."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.intake.models import Complaint
from wayhome.kernel import keys
from wayhome.kernel.erasing import Erased
from wayhome.kernel.keystore import DataKey


def reached_row(complaint_id: UUID) -> Complaint:
    """The agencies, code, moment and key of a complaint. Raises NotFound."""
    row = (
        Complaint.objects.filter(id=complaint_id)
        .only("id", "agency_id", "lodger_agency_id", "key_id", "code", "lodged_at", "erased_at")
        .first()
    )
    if row is None:
        raise NotFound
    return row


def key_of(row: Complaint) -> DataKey:
    """The key of a complaint that was reached. Raises Erased, and KeyMissing when it is lost."""
    if row.erased_at is not None:
        raise Erased(row.erased_at)
    return keys.store().get(row.key_id)
