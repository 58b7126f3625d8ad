"""Cases that are stuck, each with why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value, When, Window

from wayhome.cases.domain.priority import RISK_POINTS
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.stuck import QUIET_AFTER, StuckReason
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Step
from wayhome.cases.queries.supervised import Cut, supervised
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

MOST = 50


@dataclass(frozen=True, slots=True)
class StuckCase:
    """A case that is stuck, and when anything last happened to it."""

    id: UUID
    code: str
    risk: Risk
    assignee: UUID | None
    team: UUID | None
    last_step_at: datetime
    reasons: tuple[StuckReason, ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """The gravest fifty; `count` is of all."""

    rows: tuple[StuckCase, ...]
    count: int


def stuck_cases(actor: Actor, cut: Cut) -> Stuck:
    """The open cases that are stuck, the greatest risk first, in one query. Raises NotFound."""
    now, today = clock.now(), clock.local_today()
    last = Step.objects.filter(agency_id=actor.agency, case_id=OuterRef("id")).order_by("-at")
    quiet = Q(pk__in=[])
    for risk, length in QUIET_AFTER.items():
        quiet |= Q(risk=risk, last_step_at__lt=now - length)
    told = {
        StuckReason.LATE: Q(due_on__lt=today) | Q(danger_due_at__lt=now),
        StuckReason.NO_OWNER: Q(assignee_id__isnull=True),
        StuckReason.QUIET: quiet,
    }
    found = (
        supervised(actor, cut)
        .filter(state=CaseState.OPEN)
        .annotate(last_step_at=Subquery(last.values("at")[:1]))
        .annotate(
            **{
                reason.value: Choose(
                    When(rule, then=Value(1)), default=Value(0), output_field=IntegerField()
                )
                for reason, rule in told.items()
            }
        )
        .filter(Q(late=1) | Q(no_owner=1) | Q(quiet=1))
        .annotate(
            points=Choose(
                *(When(risk=risk, then=Value(points)) for risk, points in RISK_POINTS.items()),
                output_field=IntegerField(),
            ),
            all=Window(Count("*")),
        )
        .order_by("-points", "last_step_at", "id")
    )
    rows: list[Any] = list(found[:MOST])
    return Stuck(
        rows=tuple(_row(row) for row in rows),
        count=rows[0].all if rows else 0,
    )


def _row(row: Any) -> StuckCase:
    """A row with its reasons, which the query has worked out."""
    return StuckCase(
        id=row.id,
        code=row.code,
        risk=Risk(row.risk),
        assignee=row.assignee_id,
        team=row.team_id,
        last_step_at=row.last_step_at or row.opened_at,
        reasons=tuple(reason for reason in StuckReason if getattr(row, reason.value)),
    )
