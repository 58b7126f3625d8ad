"""What care tells the rooms above it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.care.domain.referrals import ReferralEvent
from wayhome.kernel.actor import Actor
from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ReferralSent(Event):
    """Parts of a case became readable to another agency under an agreement."""

    referral: UUID
    receiver: UUID
    agreement: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class ReferralAnswered(Event):
    """The receiving agency answered; the sender's case is told of it afterwards."""

    sender: UUID
    referral: UUID
    event: ReferralEvent
