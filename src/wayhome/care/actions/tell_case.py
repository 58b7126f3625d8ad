"""Tell the sender's case what the receiving agency answered."""

from contextlib import suppress
from uuid import UUID

from wayhome.care.actions.move_referral import LINES
from wayhome.care.actions.working import at_work
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.models import ReferralOrigin
from wayhome.cases.domain.workflow import EventRefused
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

TELL = "care.tell_case"
"""The job: the receiver's pages reach nothing of the sender's case, so the line comes after."""


def tell_case(*, referral: UUID, event: ReferralEvent, by: Actor) -> None:
    """Put a line into the timeline of the case; a case that was closed since is left as it is."""
    origin = ReferralOrigin.objects.filter(referral_id=referral, agency_id=by.agency).first()
    if origin is None:
        return
    with suppress(EventRefused), atomic():
        at_work(origin.case_id, LINES[event], referral, by=by)
