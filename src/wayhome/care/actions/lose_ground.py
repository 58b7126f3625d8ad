"""Stop sharing what nothing covers any more: after consent was withdrawn or a legal basis ended."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.care.actions.move_referral import ReferralMove, move_own
from wayhome.care.actions.send_referral import cover_of
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import SHARED, ReferralEvent, StopReason
from wayhome.care.models import ReferralOrigin
from wayhome.consent.queries.covers import NotCovered
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def lose_ground(*, case: UUID, by: Actor) -> int:
    """Look at every referral of a case that is shared, stop those not covered, and count them.

    What else covers keeps a referral standing. Raises NotFound, EventRefused.
    """
    with atomic():
        shared = ReferralOrigin.objects.filter(
            agency_id=by.agency, case_id=case, referral__state__in=sorted(SHARED)
        ).select_related("referral")
        lost = [each.referral_id for each in shared if not _is_covered(each, by=by)]
        return sum(_stop(referral, case=case, by=by) for referral in lost)


def _stop(referral: UUID, *, case: UUID, by: Actor) -> bool:
    """Stop one; False when its receiver ended it at this moment, which closed it as well."""
    try:
        stop = ReferralMove(referral, ReferralEvent.STOP, StopReason.CONSENT)
        move_own(stop, case=case, by=by)
    except MoveRefused:
        return False
    return True


def _is_covered(origin: ReferralOrigin, *, by: Actor) -> bool:
    """Whether everything that the referral carries is covered now; whom nobody finds is not."""
    try:
        cover_of(origin.referral, origin, by=by)
    except (NotCovered, NotFound):
        return False
    return True
