"""A referral at both of its ends: what the receiver sees, and how either moves it."""

from uuid import UUID

from tests.care.ground import (
    Ground,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.care.actions.move_referral import ReferralMove, answer, move_own
from wayhome.care.domain.referrals import (
    ReferralEvent,
)
from wayhome.care.queries.received import Received, open_part, received
from wayhome.kernel import context
from wayhome.kernel.actor import Actor


def seen(at: Ground, referral: UUID) -> Received:
    """The referral as the other agency sees it."""
    with context.acting(at.other.intake) as by:
        return received(by, referral)


def answered(at: Ground, referral: UUID, event: ReferralEvent, code: object = None) -> None:
    """The other agency answers."""
    with context.acting(at.other.intake) as by:
        answer(ReferralMove(referral, event, code), by=by)  # type: ignore[arg-type]  # any code


def moved(at: Ground, referral: UUID, event: ReferralEvent, code: object = None) -> None:
    """The sender moves the referral."""
    with context.acting(at.unit.supervisor) as by:
        move_own(ReferralMove(referral, event, code), case=at.case, by=by)  # type: ignore[arg-type]  # any code


def told(at: Ground, referral: UUID, by: Actor | None = None) -> str:
    """Everything that the other agency can open, as text."""
    with context.acting(by or at.other.supervisor) as reader:
        found = received(reader, referral)
        parts = [
            open_part(reader, referral, part.id, purpose=Purpose.PROTECTION) for part in found.parts
        ]
    return " ".join(
        f"{part.words} {part.answers.to_json() if part.answers else ''}" for part in parts
    )
