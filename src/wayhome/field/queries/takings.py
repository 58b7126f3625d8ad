"""Which devices hold cases now, and whose they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can, require
from wayhome.field.models import Taking
from wayhome.field.policy import officer
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

MOST = 100


@dataclass(frozen=True, slots=True)
class TakingLine:
    """A taking that is not over: who took how many cases along, and until when."""

    id: UUID
    user: UUID
    cases: int
    taken_at: datetime
    ends_at: datetime
    is_own: bool


def running_takings(actor: Actor) -> tuple[TakingLine, ...]:
    """The actor's own, newest first; for who assigns cases, the whole agency's. Raises NotFound."""
    require(actor, Permission.CASE_UPDATE)
    found = Taking.objects.filter(
        agency_id=actor.agency, ended_at__isnull=True, ends_at__gt=clock.now()
    )
    if not can(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency)):
        found = found.filter(user_id=officer(actor))
    rows = found.annotate(count=Count("cases")).order_by("-taken_at", "id")[:MOST]
    return tuple(
        TakingLine(
            id=row.id,
            user=row.user_id,
            cases=row.count,
            taken_at=row.taken_at,
            ends_at=row.ends_at,
            is_own=row.user_id == actor.user,
        )
        for row in rows
    )
