"""The queue of cases: what to do next, the weightiest first, each with its reasons."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.priority import (
    DANGER_LATE_POINTS,
    NO_OWNER_POINTS,
    OVERDUE_POINTS,
    RISK_POINTS,
    SOON,
    SOON_POINTS,
    UNTAKEN_POINTS,
    Danger,
    Priority,
    priority,
)
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case
from wayhome.cases.policy import visible_cases
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import (
    PAGE_SIZE,
    CursorNotUnderstood,
    Page,
    decode_cursor,
    encode_cursor,
    moment_in,
)


class Pile(StrEnum):
    """The piles that the queue is seen in."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    OVERDUE = "overdue"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What the list is narrowed to; an empty value narrows nothing. Codes and ids only."""

    pile: Pile = Pile.OPEN
    risk: Risk | None = None
    stage: Milestone | None = None
    team: UUID | None = None
    assignee: UUID | None = None
    code: str = ""
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list: no personal data."""

    id: UUID
    code: str
    state: CaseState
    stage: Milestone
    risk: Risk
    next_step: NextStep
    due_on: date | None
    is_overdue: bool
    opened_at: datetime
    age_days: int
    assignee: UUID | None
    team: UUID | None
    complaints: int
    priority: Priority
    danger: DangerState
    urgency: Urgency | None
    version: int
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PileCounts:
    """How many cases each pile holds."""

    mine: int
    unassigned: int
    overdue: int
    open: int


def case_queue(actor: Actor, wanted: CaseFilter) -> Page[CaseRow]:
    """A page of 25 of the cases that the actor may list. Raises NotFound, CursorNotUnderstood."""
    found = _narrowed(visible_cases(actor), actor, wanted)
    found = _after(_weighed(found), wanted.cursor).order_by("-points", "opened_at", "id")
    rows = list(_counted(found)[: PAGE_SIZE + 1])
    shown, more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    return Page(
        rows=tuple(case_row(row) for row in shown),
        next_cursor=_cursor(shown[-1]) if more else None,
    )


def cases_of(actor: Actor, ids: frozenset[UUID]) -> tuple[CaseRow, ...]:
    """These of the cases that the actor may list, in the order of the queue. Raises NotFound."""
    found = _weighed(visible_cases(actor).filter(id__in=ids))
    return tuple(case_row(row) for row in _counted(found).order_by("-points", "opened_at", "id"))


def case_by_code(actor: Actor, code: str) -> UUID | None:
    """The case that people call by this code, among those the actor may list."""
    found: UUID | None = (
        visible_cases(actor).filter(code=code.strip().upper()).values_list("id", flat=True).first()
    )
    return found


def pile_counts(actor: Actor) -> PileCounts:
    """How many of the cases that the actor may list stand in each pile, in one query."""
    counts = (
        visible_cases(actor)
        .filter(state=CaseState.OPEN)
        .aggregate(
            mine=Count("id", filter=_in_pile(Pile.MINE, actor)),
            unassigned=Count("id", filter=_in_pile(Pile.UNASSIGNED, actor)),
            overdue=Count("id", filter=_in_pile(Pile.OVERDUE, actor)),
            open=Count("id"),
        )
    )
    return PileCounts(**counts)


def case_row(row: Case) -> CaseRow:
    """A row as lists show it."""
    today = clock.local_today()
    is_open = row.state == CaseState.OPEN
    return CaseRow(
        id=row.id,
        code=row.code,
        state=CaseState(row.state),
        stage=Milestone(row.stage),
        risk=Risk(row.risk),
        next_step=NextStep(row.next_step),
        due_on=row.due_on,
        is_overdue=is_open and row.due_on is not None and row.due_on < today,
        opened_at=row.opened_at,
        age_days=(clock.now() - row.opened_at).days,
        assignee=row.assignee_id,
        team=row.team_id,
        complaints=getattr(row, "complaint_count", 0),
        priority=priority(
            risk=Risk(row.risk),
            due_on=row.due_on,
            has_owner=row.assignee_id is not None,
            today=today,
            danger=Danger(
                state=DangerState(row.danger),
                urgency=Urgency(row.urgency or Urgency.ROUTINE),
                is_late=row.danger_due_at is not None and row.danger_due_at < clock.now(),
            ),
        ),
        danger=DangerState(row.danger),
        urgency=Urgency(row.urgency) if row.urgency else None,
        version=row.version,
        erased_at=row.erased_at,
    )


def _in_pile(pile: Pile, actor: Actor) -> Q:
    """What belongs to a pile."""
    match pile:
        case Pile.MINE:
            return Q(state=CaseState.OPEN, assignee_id=actor.user)
        case Pile.UNASSIGNED:
            return Q(state=CaseState.OPEN, assignee_id__isnull=True)
        case Pile.OVERDUE:
            return Q(state=CaseState.OPEN, due_on__lt=clock.local_today())
        case Pile.OPEN:
            return Q(state=CaseState.OPEN)
        case Pile.CLOSED:
            return Q(state=CaseState.CLOSED)


def _narrowed(found: QuerySet[Case], actor: Actor, wanted: CaseFilter) -> QuerySet[Case]:
    """Apply the filter."""
    equal = {
        "risk": wanted.risk,
        "stage": wanted.stage,
        "team_id": wanted.team,
        "assignee_id": wanted.assignee,
        "code": wanted.code.strip().upper(),
    }
    chosen = {column: value for column, value in equal.items() if value}
    return found.filter(_in_pile(wanted.pile, actor), **chosen)


def _weighed(found: QuerySet[Case]) -> QuerySet[Any]:
    """With the points of `cases.domain.priority`, so that the database can sort by them."""
    today = clock.local_today()
    return found.annotate(
        points=Choose(
            *(When(risk=risk, then=Value(points)) for risk, points in RISK_POINTS.items()),
            output_field=IntegerField(),
        )
        + Choose(
            When(due_on__lt=today, then=Value(OVERDUE_POINTS)),
            When(due_on__lte=today + SOON, then=Value(SOON_POINTS)),
            default=Value(0),
        )
        + Choose(
            When(assignee_id__isnull=True, then=Value(NO_OWNER_POINTS)),
            default=Value(0),
        )
        + Choose(
            When(
                danger=DangerState.WAITING,
                urgency__in=[each for each in Urgency if each.wakes],
                then=Value(UNTAKEN_POINTS),
            ),
            default=Value(0),
        )
        + Choose(
            When(danger_due_at__lt=clock.now(), then=Value(DANGER_LATE_POINTS)),
            default=Value(0),
        )
    )


def _counted(found: QuerySet[Any]) -> QuerySet[Any]:
    """With the number of complaints in each case."""
    counted: QuerySet[Any] = found.annotate(
        complaint_count=Coalesce(
            Count("complaints", filter=Q(complaints__detached_at__isnull=True)), 0
        )
    )
    return counted


def _cursor(row: Any) -> str:
    """Where the next page begins, after a weighed row."""
    return encode_cursor(str(row.points), row.opened_at.isoformat(), str(row.id))


def _after(found: QuerySet[Any], cursor: str) -> QuerySet[Any]:
    """Only what comes after the cursor."""
    if not cursor:
        return found
    points, moment, last = decode_cursor(cursor, parts=3)
    try:
        weight, opened, row = int(points), moment_in(moment), UUID(last)
    except ValueError as error:
        raise CursorNotUnderstood from error
    same = Q(points=weight)
    return found.filter(
        Q(points__lt=weight)
        | same & Q(opened_at__gt=opened)
        | same & Q(opened_at=opened, id__gt=row)
    )
