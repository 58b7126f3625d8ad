"""The acknowledgement of a complaint, for whoever lodged it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.models import LodgingKey
from wayhome.kernel.actor import Actor


def acknowledgement_of(actor: Actor, complaint_id: UUID) -> str:
    """The signed text of what a partner's agency lodged; empty for anything else."""
    require(actor, Permission.LODGING_READ)
    found = LodgingKey.objects.filter(complaint_id=complaint_id, lodger_agency_id=actor.agency)
    return found.values_list("acknowledgement", flat=True).first() or ""
