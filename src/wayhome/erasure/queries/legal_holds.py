"""Legal holds; part of larger pages and actions, which ask the policy."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.erasure.domain.legal_holds import HoldDays, HoldReason
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.models import LegalHold
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class LegalHoldRow:
    """One hold, who asked for it, and who agreed, if anybody did."""

    id: UUID
    reason: HoldReason
    ends_on: date
    asked_by: UUID
    agreed_by: UUID | None


def legal_holds(actor: Actor, subject: Subject) -> tuple[LegalHoldRow, ...]:
    """The holds in force today, the longest first."""
    own = LegalHold.objects.filter(
        agency_id=actor.agency,
        case_id=subject.case,
        complaint_id=subject.complaint,
        lifted_at__isnull=True,
    )
    today = clock.local_today()
    return tuple(
        LegalHoldRow(row.id, HoldReason(row.reason), row.ends_on, row.asked_by, row.agreed_by)
        for row in own.order_by("-ends_on", "id")
        if days_of(row).is_in_force(today)
    )


def is_held_by_law(actor: Actor, subject: Subject) -> bool:
    """Whether any hold is in force today."""
    return bool(legal_holds(actor, subject))


def days_of(row: LegalHold) -> HoldDays:
    """The days of a stored hold."""
    return HoldDays(
        asked_on=clock.local_day(row.asked_at),
        ends_on=row.ends_on,
        is_agreed=row.agreed_at is not None,
        is_lifted=row.lifted_at is not None,
    )
