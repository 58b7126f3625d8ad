"""Receivers of a case on the page of its erasure: what they got, and what they know of its end."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.erasure.domain.handed import Handed
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.models import Notice, Telling
from wayhome.erasure.queries.handed import handed_over
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReceiverLine:
    """One thing that was handed over, and what its receiver knows.

    An agency of this instance gets a notice when the case is erased, and says when it erased its
    copy; whoever is outside is told by somebody, who says so here.
    """

    handed: Handed
    is_noticed: bool
    copy_erased_at: datetime | None
    told_at: datetime | None
    told_by: UUID | None


def receivers(actor: Actor, subject: Subject, erasure: UUID | None) -> tuple[ReceiverLine, ...]:
    """What was handed over, and to whom, the newest first. Raises NotFound."""
    own = {"agency_id": actor.agency, "erasure_id": erasure}
    notices = {(row.receiver_agency_id, row.handed_id): row for row in Notice.objects.filter(**own)}
    told = {row.recipient: row for row in Telling.objects.filter(**own)}
    lines = []
    for each in handed_over(actor, subject):
        notice = notices.get((each.agency, each.id)) if each.agency else None
        telling = told.get(each.recipient)
        lines.append(
            ReceiverLine(
                handed=each,
                is_noticed=notice is not None,
                copy_erased_at=notice.copy_erased_at if notice else None,
                told_at=telling.told_at if telling else None,
                told_by=telling.told_by if telling else None,
            )
        )
    return tuple(lines)
