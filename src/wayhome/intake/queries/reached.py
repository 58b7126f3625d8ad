"""Whose a complaint is, as far as the actor's database role may see it."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.intake.models import Complaint


def reached_row(complaint_id: UUID) -> Complaint:
    """The agencies, code, moment and key of a complaint. Raises NotFound."""
    row = (
        Complaint.objects.filter(id=complaint_id)
        .only("id", "agency_id", "lodger_agency_id", "key_id", "code", "lodged_at")
        .first()
    )
    if row is None:
        raise NotFound
    return row
