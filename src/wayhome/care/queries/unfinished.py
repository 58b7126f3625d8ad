"""What of care is not over in a case."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.care.domain.referrals import LIVE
from wayhome.care.domain.stays import StayState
from wayhome.care.models import ReferralOrigin, Stay
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is not over in a case: ids of referrals that run and of stays that did not end."""

    referrals: tuple[UUID, ...]
    stays: tuple[UUID, ...]


def unfinished(actor: Actor, case: UUID) -> Unfinished:
    """What of care is not over in a case; part of larger work, which asks the policy."""
    of_case = {"agency_id": actor.agency, "case_id": case}
    running = ReferralOrigin.objects.filter(**of_case, referral__state__in=sorted(LIVE))
    staying = Stay.objects.filter(**of_case, state__in=[StayState.BOOKED, StayState.IN])
    return Unfinished(
        referrals=tuple(running.order_by("drafted_at").values_list("referral_id", flat=True)),
        stays=tuple(staying.order_by("arrives_on", "id").values_list("id", flat=True)),
    )


def is_referral_running(actor: Actor, case: UUID) -> bool:
    """Whether a service is asked for or given; part of larger work, which asks the policy."""
    return bool(unfinished(actor, case).referrals)
