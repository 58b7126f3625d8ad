"""Who carries what: the open cases of each person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q

from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.queries.supervised import Cut, supervised
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Load:
    """The open cases of one person, or of nobody."""

    user: UUID | None
    open: int
    overdue: int
    critical: int
    oldest_at: datetime


def case_load(actor: Actor, cut: Cut) -> tuple[Load, ...]:
    """Open cases by owner, the heaviest load first; for whoever may assign. Raises NotFound."""
    rows = (
        supervised(actor, cut)
        .filter(state=CaseState.OPEN)
        .values_list("assignee_id")
        .annotate(
            n=Count("*"),
            overdue=Count("id", filter=Q(due_on__lt=clock.local_today())),
            critical=Count("id", filter=Q(risk=Risk.CRITICAL)),
            oldest=Min("opened_at"),
        )
        .order_by("-n", "assignee_id")
    )
    return tuple(Load(*row) for row in rows)
