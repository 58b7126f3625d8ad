"""Tasks as lists show them: nothing sealed, and only of cases that the actor may list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Subquery, UUIDField, When
from django.db.models.expressions import OuterRef

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.policy import visible_cases
from wayhome.cases.queries.readable import readable_ids
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.task_states import WAITING, DropReason, TaskState
from wayhome.workplan.domain.titles import TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.models import Task


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task in a list. `label` is empty when somebody's own words say what is to be done."""

    id: UUID
    case: UUID
    kind: TaskKind
    title: TaskTitle | None
    label: str
    has_words: bool
    has_note: bool
    due: Due | None
    is_overdue: bool
    priority: TaskPriority
    state: TaskState
    drop_reason: DropReason | None
    assignee: UUID | None
    team: UUID | None
    plan: UUID | None
    version: int
    ended_at: datetime | None
    ended_by: UUID | None

    @property
    def is_waiting(self) -> bool:
        """Whether something is left to do."""
        return self.state in WAITING


def task_row(row: Task) -> TaskRow:
    """A row as lists show it."""
    title = TaskTitle(row.title) if row.title else None
    due = Due(row.due_on, row.due_at) if row.due_on else None
    is_waiting = row.state in WAITING
    return TaskRow(
        id=row.id,
        case=row.case_id,
        kind=TaskKind(row.kind),
        title=title,
        label=str(title.label) if title else row.agency_words,
        has_words=row.sealed_title is not None,
        has_note=row.sealed_note is not None,
        due=due,
        is_overdue=is_waiting and due is not None and due.is_over(clock.now()),
        priority=TaskPriority(row.priority),
        state=TaskState(row.state),
        drop_reason=DropReason(row.drop_reason) if row.drop_reason else None,
        assignee=row.assignee_id,
        team=row.team_id,
        plan=row.plan_id,
        version=row.version,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks of open cases that the actor may read: none for whoever only lists cases.

    Raises NotFound for who may not even list them.
    """
    cases = visible_cases(actor).filter(state=CaseState.OPEN)
    if not can(actor, Permission.CASE_READ):
        return Task.objects.none()
    cases = cases.filter(id__in=readable_ids(actor))
    return Task.objects.filter(agency_id=actor.agency, case_id__in=cases.values("id"))


def waiting_tasks(actor: Actor) -> QuerySet[Task]:
    """Of these, what is left to do."""
    return visible_tasks(actor).filter(state__in=WAITING)


def overdue(now: datetime | None = None) -> Q:
    """What is due no more but over: the same rule as `Due.is_over`."""
    moment = now or clock.now()
    return Q(due_at__lt=moment) | Q(due_at__isnull=True, due_on__lt=clock.local_day(moment))


def with_hands(tasks: QuerySet[Task], actor: Actor) -> QuerySet[Any]:
    """With whose each task is: whoever was given it, or else whoever works on the case.

    `hand` is a user and `hand_team` a team without a user.
    """
    case = visible_cases(actor).filter(id=OuterRef("case_id"))
    is_nobodys = Q(assignee_id__isnull=True, team_id__isnull=True)
    owner, team = Subquery(case.values("assignee_id")), Subquery(case.values("team_id"))
    handed: QuerySet[Any] = tasks.annotate(
        hand=Case(When(is_nobodys, then=owner), default=F("assignee_id"), output_field=UUIDField()),
        hand_team=Case(When(is_nobodys, then=team), default=F("team_id"), output_field=UUIDField()),
    )
    return handed
