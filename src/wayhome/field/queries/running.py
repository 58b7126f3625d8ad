"""Whether a case is out on a phone."""

from uuid import UUID

from wayhome.field.models import TakenCase
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def is_taken_along(actor: Actor, case: UUID) -> bool:
    """Whether a taking of the case runs; part of larger work, which asks the policy."""
    own = TakenCase.objects.filter(agency_id=actor.agency, case_id=case)
    return own.filter(taking__ended_at__isnull=True, taking__ends_at__gt=clock.now()).exists()
