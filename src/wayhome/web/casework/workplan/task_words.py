"""How tasks read on the desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from wayhome.access.queries.colleagues import Office
from wayhome.web.components.status.tag import Tone
from wayhome.workplan.actions.add_task import TaskTitleMissing
from wayhome.workplan.actions.change_task import TaskChanged
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.task_states import TaskEventRefused, TaskState
from wayhome.workplan.domain.titles import TaskPriority
from wayhome.workplan.queries.hands import CannotReachCase
from wayhome.workplan.queries.task_rows import TaskRow

PRIORITY_TONES = {
    TaskPriority.URGENT: Tone.URGENT,
    TaskPriority.HIGH: Tone.CARE,
    TaskPriority.NORMAL: Tone.PLAIN,
    TaskPriority.LOW: Tone.QUIET,
}
STATE_TONES = {
    TaskState.OPEN: Tone.PLAIN,
    TaskState.TAKEN: Tone.CALM,
    TaskState.DONE: Tone.GOOD,
    TaskState.DROPPED: Tone.QUIET,
}
REFUSALS = (TaskEventRefused, TaskChanged, TaskTitleMissing, CannotReachCase)


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task in words."""

    row: TaskRow
    title: str
    due: str
    hand: str
    priority_tone: Tone
    state_tone: Tone
    ended_by: str


def task_card(row: TaskRow, people: Office) -> TaskCard:
    """A task with names and words; sealed words are told to be there, not what they are."""
    return TaskCard(
        row=row,
        title=task_title(row),
        due=due_words(row.due),
        hand=hand_words(row.assignee, row.team, people),
        priority_tone=PRIORITY_TONES[row.priority],
        state_tone=STATE_TONES[row.state],
        ended_by=people.name(row.ended_by),
    )


def task_title(row: TaskRow) -> str:
    """What is to be done, as lists say it."""
    return row.label or _("In own words (%(kind)s)") % {"kind": row.kind.label}


def hand_words(user: UUID | None, team: UUID | None, people: Office) -> str:
    """Who does it."""
    if people.name(user):
        return people.name(user)
    if people.team(team):
        return _("Team %(team)s") % {"team": people.team(team)}
    return _("Whoever works on the case")


def due_words(due: Due | None) -> str:
    """When it is due, by the clocks of the office."""
    if due is None:
        return _("No day")
    day = date_format(due.on, "j M Y")
    return f"{day}, {hour_words(due.at)}" if due.at else day


def hour_words(moment: datetime) -> str:
    """An hour, by the clocks of the office."""
    return time_format(timezone.localtime(moment).time(), "H:i")


def refusal_words(refusal: Exception) -> str:
    """Why nothing was done, and what to do."""
    match refusal:
        case TaskChanged():
            return _("Somebody changed this task meanwhile. Nothing of yours was saved.")
        case CannotReachCase():
            return _("They do not work on this case. Give them the case first, then the task.")
        case TaskTitleMissing():
            return _("Say what is to be done.")
        case _:
            return _("This cannot be done now: the task is done or dropped, or waits again.")
