"""Work of care that happens after the answer."""

from uuid import UUID

from wayhome.care.actions.tell_case import TELL, tell_case
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor


@job(TELL)
def tell_case_of_answer(*, by: Actor, **ids: str) -> None:
    """A receiving agency answered: the sender's case hears of it."""
    tell_case(referral=UUID(ids["referral"]), event=ReferralEvent(ids["event"]), by=by)
