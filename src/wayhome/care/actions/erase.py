"""Erase what was handed over with the referrals of a case, here and at whoever received it."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.care.models import Referral, ReferralOrigin
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the referrals of a case; that one was sent, to whom and when, stays.

    Part of an erasure, which leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    origins = ReferralOrigin.objects.filter(agency_id=by.agency, case_id__in=doomed.cases)
    sent = Referral.objects.filter(agency_id=by.agency, id__in=origins.values("referral_id"))
    destroyed = destroy_keys(doomed, sent.values_list("key_id", flat=True))
    sent.filter(erased_at__isnull=True).update(erased_at=clock.now())
    return Destroyed(keys=destroyed)
