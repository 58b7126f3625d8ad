"""Change what a task says, when it is due, and its place in the order of work."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.actions.add_task import TaskTitleMissing, sealed
from wayhome.workplan.actions.change_task import (
    Entry,
    TaskChange,
    Value,
    lock_task,
    write_task,
)
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.task_states import WAITING, TaskEvent
from wayhome.workplan.domain.titles import KIND_OF, TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.models import Task


class Way(StrEnum):
    """Which way a task moves in the order of work."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """What a task says from now on.

    Without a title and without `words` it keeps the words it has. An empty `note` keeps the note.
    """

    title: TaskTitle | None
    kind: TaskKind
    due: Due | None
    priority: TaskPriority
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


def edit_task(*, task: UUID, edit: TaskEdit, by: Actor, version: int | None = None) -> None:
    """Change a task that waits.

    Raises NotFound, EventRefused, TaskChanged, TaskEventRefused, TaskTitleMissing.
    """
    with atomic():
        row, held = lock_task(TaskChange(task, TaskEvent.CHANGE, version), by=by)
        words = sealed("sealed_title", edit.words, case=held, task=row.id)
        note = sealed("sealed_note", edit.note, case=held, task=row.id)
        told: dict[str, Value]
        if edit.title:
            told = {"title": edit.title.value, "sealed_title": None, "agency_words": ""}
        elif words:
            told = {"title": "", "sealed_title": words, "agency_words": ""}
        elif row.sealed_title or row.agency_words:
            told = {}
        else:
            raise TaskTitleMissing
        if note:
            told["sealed_note"] = note
        write_task(
            row,
            Entry(TaskEvent.CHANGE),
            by=by,
            kind=KIND_OF[edit.title] if edit.title else edit.kind,
            due_on=edit.due.on if edit.due else None,
            due_at=edit.due.at if edit.due else None,
            priority=edit.priority,
            **told,
        )


def set_due(*, task: UUID, due: Due | None, by: Actor, version: int | None = None) -> None:
    """Set another day for a task. Raises NotFound, EventRefused, TaskChanged, TaskEventRefused."""
    with atomic():
        row, _held = lock_task(TaskChange(task, TaskEvent.CHANGE, version), by=by)
        write_task(
            row,
            Entry(TaskEvent.CHANGE),
            by=by,
            due_on=due.on if due else None,
            due_at=due.at if due else None,
        )


def move_task(*, task: UUID, way: Way, by: Actor) -> None:
    """Let a task change places with the one that waits before or after it; at the end it stays.

    Raises NotFound, EventRefused, TaskEventRefused.
    """
    with atomic():
        row, held = lock_task(TaskChange(task, TaskEvent.MOVE), by=by)
        others = Task.objects.filter(agency_id=by.agency, case_id=held.id, state__in=WAITING)
        other = (
            others.filter(position__lt=row.position).order_by("-position").first()
            if way is Way.UP
            else others.filter(position__gt=row.position).order_by("position").first()
        )
        if other is None:
            return
        place, others_place = row.position, other.position
        write_task(other, Entry(TaskEvent.MOVE), by=by, position=place)
        write_task(row, Entry(TaskEvent.MOVE), by=by, position=others_place)
