"""Dangers that somebody has to look at: for the worker, and for the desk of each person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can
from wayhome.cases.domain.danger.ladder import Way
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case, DangerTelling
from wayhome.cases.policy import visible_cases
from wayhome.cases.queries.danger_rounds import late_and_unnoted
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Alarm:
    """A case that the reader was told of: nobody took its danger, or its time ran out."""

    case: UUID
    code: str
    urgency: Urgency
    told_at: datetime
    due_at: datetime | None
    is_taken: bool


def to_watch(actor: Actor) -> tuple[UUID, ...]:
    """The cases of an agency with a danger that nobody took, or with a clock that just ran out.

    Part of the worker's round.
    """
    rows = Case.objects.filter(
        agency_id=actor.agency, state=CaseState.OPEN, danger_due_at__isnull=False
    ).order_by("danger_due_at")
    waking = [each for each in Urgency if each.wakes]
    is_late = Q(danger_due_at__lt=clock.now())
    rows = rows.filter(is_late | Q(danger=DangerState.WAITING, urgency__in=waking))
    return tuple(row.id for row in rows if _wakes(row) or late_and_unnoted(row))


def _wakes(case: Case) -> bool:
    """Whether people are told of it now and again."""
    return case.danger == DangerState.WAITING and Urgency(case.urgency).wakes


def alarms(actor: Actor) -> tuple[Alarm, ...]:
    """What the reader was told of and still needs somebody, the soonest due first.

    Nothing for those who work on no case.
    """
    if not can(actor, Permission.CASE_UPDATE):
        return ()
    told = DangerTelling.objects.filter(
        agency_id=actor.agency,
        user_id=actor.user,
        way=Way.DESK,
        round=F("case__danger_round"),
        case__state=CaseState.OPEN,
    )
    is_late = Q(case__danger_due_at__lt=clock.now())
    told = told.filter(is_late | Q(case__danger=DangerState.WAITING))
    last = dict(told.values_list("case_id").annotate(Max("told_at")))
    if not last:
        return ()
    try:
        rows = visible_cases(actor).filter(id__in=list(last)).order_by("danger_due_at")
    except NotFound:
        return ()
    return tuple(
        Alarm(
            case=row.id,
            code=row.code,
            urgency=Urgency(row.urgency),
            told_at=last[row.id],
            due_at=row.danger_due_at,
            is_taken=row.danger != DangerState.WAITING,
        )
        for row in rows
    )
