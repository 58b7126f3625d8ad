"""Add a task to a case."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max

from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal_json
from wayhome.workplan.actions.change_task import Entry, add_task_line, tell_audit
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.task_states import TaskEvent
from wayhome.workplan.domain.titles import KIND_OF, TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.models import Plan, Task
from wayhome.workplan.queries.hands import hands_of


class TaskTitleMissing(Exception):
    """A task has a title from the list, or own words."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is to be done: a title from the list, or own `words` and a kind.

    `agency_words` are those of the agency's template. `note` and `words` are sealed.
    """

    title: TaskTitle | None = None
    kind: TaskKind = TaskKind.REVIEW
    due: Due | None = None
    priority: TaskPriority = TaskPriority.NORMAL
    assignee: UUID | None = None
    team: UUID | None = None
    agency_words: str = ""
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def sort(self) -> TaskKind:
        """The kind of work; a title from the list knows its own."""
        return KIND_OF[self.title] if self.title else self.kind


def add_task(*, case: UUID, new: NewTask, by: Actor, task: UUID | None = None) -> UUID:
    """Add a task at the end of the order of work; `task` is the id that came with the form.

    Twice adds once. Raises NotFound, EventRefused (the case is closed), TaskTitleMissing,
    CannotReachCase.
    """
    if not (new.title or new.words.strip() or new.agency_words):
        raise TaskTitleMissing
    task_id = task or new_id()
    with atomic():
        held = work_on(case, None, by=by)
        if Task.objects.filter(id=task_id, agency_id=by.agency, case_id=case).exists():
            return task_id
        hands_of(by, case).require(user=new.assignee, team=new.team)
        work_on(case, Line(StepKind.TASK, code=TaskEvent.ADD, subject=task_id), by=by)
        write_new_task(held, new, by=by, task=task_id)
    return task_id


def write_new_task(
    case: CaseAtHand, new: NewTask, *, by: Actor, task: UUID, plan: Plan | None = None
) -> Task:
    """Write a task of a locked case, its first line and its leaf; part of larger actions."""
    now = clock.now()
    row = Task(
        id=task,
        agency_id=case.agency,
        case_id=case.id,
        kind=new.sort,
        title=new.title or "",
        agency_words="" if new.title or new.words.strip() else new.agency_words,
        sealed_title=sealed("sealed_title", "" if new.title else new.words, case=case, task=task),
        sealed_note=sealed("sealed_note", new.note, case=case, task=task),
        due_on=new.due.on if new.due else None,
        due_at=new.due.at if new.due else None,
        priority=new.priority,
        position=_next_position(case),
        assignee_id=new.assignee,
        team_id=new.team,
        plan=plan,
        added_at=now,
        added_by=by.user,
        changed_at=now,
    )
    row.save(force_insert=True)
    entry = Entry(TaskEvent.ADD, subject=new.assignee or new.team)
    add_task_line(row, entry, by=by)
    tell_audit(row, entry, by=by)
    return row


def sealed(column: str, text: str, *, case: CaseAtHand, task: UUID) -> bytes | None:
    """Words of a task, sealed with the key of its case; None for no words."""
    if not text.strip():
        return None
    place = Place("workplan_task", column, task)
    return seal_json(text.strip(), key=keys.store().get(case.key), place=place)


def _next_position(case: CaseAtHand) -> int:
    """The place after the last; the case is locked, so that nobody else takes it."""
    tasks = Task.objects.filter(agency_id=case.agency, case_id=case.id)
    last: int | None = tasks.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
