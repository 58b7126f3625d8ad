"""Whether something that was handed over is still under way."""

from uuid import UUID

from wayhome.care.domain.referrals import LIVE
from wayhome.care.models import Referral, ReferralOrigin
from wayhome.kernel.actor import Actor


def is_referral_running(actor: Actor, case: UUID) -> bool:
    """Whether a service is asked for or given; part of larger work, which asks the policy."""
    origins = ReferralOrigin.objects.filter(agency_id=actor.agency, case_id=case)
    sent = Referral.objects.filter(agency_id=actor.agency, id__in=origins.values("referral_id"))
    return sent.filter(state__in=LIVE).exists()
