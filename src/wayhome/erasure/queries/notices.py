"""Notices to the actor's agency: what it received, and which its sender has erased since."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.policy import NotFound
from wayhome.erasure.domain.handed import HandedKind
from wayhome.erasure.models import Notice
from wayhome.erasure.policy import may_take_notices
from wayhome.kernel.actor import Actor

_MOST = 200


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Somebody handed us this and erased it; `handed` is the referral or the version of a paper."""

    id: UUID
    sender: UUID
    kind: HandedKind
    handed: UUID
    reference: str
    handed_on: date
    erased_on: date
    copy_erased_at: datetime | None


def notices(actor: Actor) -> tuple[NoticeLine, ...]:
    """The notices to the actor's agency, what waits first, at most 200. Raises NotFound."""
    if not may_take_notices(actor):
        raise NotFound
    rows = _to(actor).order_by("-copy_erased_at", "-erased_on", "id")[:_MOST]
    return tuple(
        NoticeLine(
            id=row.id,
            sender=row.agency_id,
            kind=HandedKind(row.kind),
            handed=row.handed_id,
            reference=row.reference,
            handed_on=row.handed_on,
            erased_on=row.erased_on,
            copy_erased_at=row.copy_erased_at,
        )
        for row in rows
    )


def notice_count(actor: Actor) -> int:
    """How many notices the agency has not answered; 0 for whoever answers none."""
    if not may_take_notices(actor):
        return 0
    return _to(actor).filter(copy_erased_at__isnull=True).count()


def _to(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(receiver_agency_id=actor.agency)
