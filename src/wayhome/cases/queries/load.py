"""Who carries what: the open cases of each person and team."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Load:
    """The open cases of one person (or of a team without a person, or of nobody)."""

    user: UUID | None
    team: UUID | None
    open: int
    overdue: int
    critical: int


def team_load(actor: Actor) -> tuple[Load, ...]:
    """Open cases by owner, the heaviest load first; for whoever may assign. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    rows = (
        Case.objects.filter(agency_id=actor.agency, state=CaseState.OPEN)
        .values_list("assignee_id", "team_id")
        .annotate(
            n=Count("*"),
            overdue=Count("id", filter=Q(due_on__lt=clock.today())),
            critical=Count("id", filter=Q(risk=Risk.CRITICAL)),
        )
        .order_by("-n", "assignee_id", "team_id")
    )
    return tuple(Load(*row) for row in rows)
