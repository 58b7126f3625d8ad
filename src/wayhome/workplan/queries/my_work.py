"""What somebody has to do next: their own tasks and those of their teams, by when they are due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.task_states import TaskState
from wayhome.workplan.domain.titles import TaskKind
from wayhome.workplan.models import Task
from wayhome.workplan.queries.task_rows import (
    TaskRow,
    overdue,
    task_row,
    visible_tasks,
    waiting_tasks,
    with_hands,
)

MOST = 100
WEEK = timedelta(days=7)


class When(StrEnum):
    """When the tasks of a pile are due."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    ALL = "all"
    DONE = "done"


class Whose(StrEnum):
    """Whose tasks are meant."""

    MINE = "mine"
    TEAMS = "teams"
    BOTH = "both"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What the list is narrowed to."""

    when: When = When.TODAY
    whose: Whose = Whose.BOTH
    kind: TaskKind | None = None
    day: date | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A task and the case it is of."""

    task: TaskRow
    case: CaseRow


@dataclass(frozen=True, slots=True)
class Work:
    """Up to a hundred tasks, what is due first first; `counts` are of all."""

    lines: tuple[WorkLine, ...]
    counts: dict[When, int] = field(default_factory=dict)
    has_more: bool = False


def my_work(actor: Actor, wanted: WorkFilter) -> Work:
    """The actor's work. Raises NotFound for somebody who may list no cases."""
    theirs = own_tasks(actor, wanted.whose)
    if wanted.kind:
        theirs = theirs.filter(kind=wanted.kind)
    if wanted.person:
        theirs = theirs.filter(hand=wanted.person)
    counts = theirs.aggregate(
        **{when.value: Count("id", filter=due_when(when)) for when in When if when is not When.DONE}
    )
    if wanted.when is When.DONE:
        done = visible_tasks(actor).filter(
            state=TaskState.DONE, ended_by=actor.user, ended_at__gte=clock.now() - WEEK
        )
        found = done.order_by("-ended_at")
    else:
        on_day = Q(due_on=wanted.day) if wanted.day else due_when(wanted.when)
        found = theirs.filter(on_day).order_by(
            F("due_on").asc(nulls_last=True), "priority", F("due_at").asc(nulls_last=True), "id"
        )
    rows = list(found[: MOST + 1])
    return Work(
        lines=_lines(actor, rows[:MOST]),
        counts={When(name): count for name, count in counts.items()},
        has_more=len(rows) > MOST,
    )


def tasks_at_hand(actor: Actor, ids: Collection[UUID]) -> tuple[WorkLine, ...]:
    """These of the tasks that wait on cases the actor may list. Raises NotFound."""
    found = waiting_tasks(actor).filter(id__in=ids)
    return _lines(actor, list(found.order_by(F("due_on").asc(nulls_last=True), "id")[:MOST]))


def _lines(actor: Actor, rows: Sequence[Task]) -> tuple[WorkLine, ...]:
    """Tasks with their cases."""
    cases = {row.id: row for row in cases_of(actor, frozenset(row.case_id for row in rows))}
    return tuple(
        WorkLine(task_row(row), cases[row.case_id]) for row in rows if row.case_id in cases
    )


def due_when(when: When) -> Q:
    """What belongs to a pile; a moment of today that has passed is overdue, not of today."""
    today = clock.local_today()
    match when:
        case When.OVERDUE:
            return overdue()
        case When.TODAY:
            return Q(due_on=today) & ~overdue_at_once()
        case When.WEEK:
            return Q(due_on__gt=today, due_on__lte=today + WEEK)
        case When.LATER:
            return Q(due_on__gt=today + WEEK) | Q(due_on__isnull=True)
        case _:
            return Q(pk__isnull=False)


def overdue_at_once() -> Q:
    """A moment that has passed, told so that a task without one is not unknown to SQL."""
    return Q(due_at__isnull=False, due_at__lt=clock.now())


def own_tasks(actor: Actor, whose: Whose) -> QuerySet[Any]:
    """What waits for the actor: given to them, or nobody's on a case of theirs; so for teams.

    With `ALL` it is what waits for anybody on the cases that the actor may list.
    """
    mine = Q(hand=actor.user)
    teams = Q(hand__isnull=True, hand_team__in=actor.teams)
    found = with_hands(waiting_tasks(actor), actor)
    if whose is Whose.ALL:
        return found
    return found.filter({Whose.MINE: mine, Whose.TEAMS: teams}.get(whose, mine | teams))
