"""Whether somebody is still followed after the return."""

from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.reintegration.domain.following import FollowState
from wayhome.reintegration.models import Following


def is_followed(actor: Actor, case: UUID) -> bool:
    """Whether a person of the case is being followed; part of larger work, which asks the policy."""
    own = Following.objects.filter(agency_id=actor.agency, case_id=case)
    return own.filter(state=FollowState.FOLLOWED).exists()
