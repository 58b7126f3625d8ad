"""What can happen to a task: the table of states and events."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TaskState(TextChoices):
    """A task waits, is being done, is done, or was dropped."""

    OPEN = "open", _("To do")
    TAKEN = "taken", _("Taken")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class TaskEvent(TextChoices):
    """Everything that can happen to a task; also the words of its line in the timeline.

    The last two happen to a case, whose template of steps adds or drops many tasks at once.
    """

    ADD = "add", _("Task added")
    TAKE = "take", _("Task taken")
    GIVE = "give", _("Task given to somebody")
    CHANGE = "change", _("Task changed")
    MOVE = "move", _("Task moved in the order of work")
    FINISH = "finish", _("Task done")
    DROP = "drop", _("Task dropped")
    REOPEN = "reopen", _("Task opened again")
    PLAN = "plan", _("Template of steps used")
    UNPLAN = "unplan", _("Template of steps undone")


_S, _E = TaskState, TaskEvent

TRANSITIONS: Mapping[tuple[TaskState, TaskEvent], TaskState] = {
    (_S.OPEN, _E.TAKE): _S.TAKEN,
    (_S.OPEN, _E.GIVE): _S.OPEN,
    (_S.OPEN, _E.CHANGE): _S.OPEN,
    (_S.OPEN, _E.MOVE): _S.OPEN,
    (_S.OPEN, _E.FINISH): _S.DONE,
    (_S.OPEN, _E.DROP): _S.DROPPED,
    # Somebody else takes over; whoever gets a taken task has yet to take it.
    (_S.TAKEN, _E.TAKE): _S.TAKEN,
    (_S.TAKEN, _E.GIVE): _S.OPEN,
    (_S.TAKEN, _E.CHANGE): _S.TAKEN,
    (_S.TAKEN, _E.MOVE): _S.TAKEN,
    (_S.TAKEN, _E.FINISH): _S.DONE,
    (_S.TAKEN, _E.DROP): _S.DROPPED,
    (_S.DONE, _E.REOPEN): _S.OPEN,
    (_S.DROPPED, _E.REOPEN): _S.OPEN,
}
"""The state after an event. Every pair that is not here is refused."""

WAITING = (TaskState.OPEN, TaskState.TAKEN)
"""The states in which something is left to do."""


class DropReason(TextChoices):
    """Why a task was dropped."""

    NOT_NEEDED = "not_needed", _("No longer needed")
    DONE_OTHERWISE = "done_otherwise", _("Done in another way")
    NOT_POSSIBLE = "not_possible", _("Not possible")
    DECLINED = "declined", _("The person does not want it")
    MISTAKE = "mistake", _("Added by mistake")
    CASE_CLOSING = "case_closing", _("The case is being closed")
    PLAN_UNDONE = "plan_undone", _("The template that made it was undone")


CHOSEN_REASONS = tuple(each for each in DropReason if each is not DropReason.PLAN_UNDONE)
"""The reasons that somebody can give."""


class TaskEventRefused(Exception):
    """The event cannot happen to the task in its present state."""


def state_after(state: TaskState, event: TaskEvent) -> TaskState:
    """The state after an event. Raises TaskEventRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise TaskEventRefused
    return found
