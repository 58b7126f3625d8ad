"""What courts have not ended; part of larger work, which asks the policy."""

from uuid import UUID

from wayhome.justice.domain.compensation import SETTLED
from wayhome.justice.domain.proceedings import OVER
from wayhome.justice.models import Compensation, Proceeding
from wayhome.kernel.actor import Actor


def is_proceeding_running(actor: Actor, case: UUID) -> bool:
    """Whether a proceeding is neither final nor given up."""
    own = Proceeding.objects.filter(agency_id=actor.agency, case_id=case)
    return own.exclude(state__in=OVER).exists()


def is_compensation_unsettled(actor: Actor, case: UUID) -> bool:
    """Whether a claim is neither paid, nor refused, nor given up."""
    own = Compensation.objects.filter(agency_id=actor.agency, case_id=case)
    return own.exclude(state__in=SETTLED).exists()
