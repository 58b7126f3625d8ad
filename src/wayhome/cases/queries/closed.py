"""Cases that were closed long ago, of those that an actor may read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case
from wayhome.cases.queries.readable import readable_ids
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A closed case whose words are still there."""

    id: UUID
    code: str
    closed_at: datetime


def closed_before(
    actor: Actor,
    moment: datetime,
    *,
    without: Collection[UUID] | QuerySet[Any, Any] = (),
    most: int = 200,
) -> tuple[ClosedCase, ...]:
    """Readable cases closed before a moment and not erased, the longest closed first.

    `without` are ids of cases to be left out. Raises NotFound.
    """
    found = Case.objects.filter(
        agency_id=actor.agency,
        id__in=readable_ids(actor),
        state=CaseState.CLOSED,
        closed_at__lt=moment,
        erased_at__isnull=True,
    ).exclude(id__in=without)
    rows = found.order_by("closed_at", "id").only("id", "code", "closed_at")[:most]
    return tuple(ClosedCase(row.id, row.code, row.closed_at) for row in rows if row.closed_at)
