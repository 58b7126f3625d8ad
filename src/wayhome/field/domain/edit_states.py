"""Where an edit from the field stands, and what moves it on: the table of states and events."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditState(TextChoices):
    """An edit that was received is in one of these for ever; none is ever deleted."""

    WAITING = "waiting", _("Waits for an earlier edit of the same device")
    APPLIED = "applied", _("Written into the case")
    CONFLICT = "conflict", _("Changed by both: somebody has to choose")
    HELD = "held", _("Needs a colleague")
    SETTLED = "settled", _("Settled")


class EditEvent(StrEnum):
    """What can happen to an edit; all but `settle` at receiving."""

    APPLY = "apply"
    CLASH = "clash"
    HOLD = "hold"
    WAIT = "wait"
    SETTLE = "settle"


_NEW = None

TRANSITIONS: Mapping[tuple[EditState | None, EditEvent], EditState] = {
    (_NEW, EditEvent.APPLY): EditState.APPLIED,
    (_NEW, EditEvent.CLASH): EditState.CONFLICT,
    (_NEW, EditEvent.HOLD): EditState.HELD,
    (_NEW, EditEvent.WAIT): EditState.WAITING,
    (EditState.WAITING, EditEvent.APPLY): EditState.APPLIED,
    (EditState.WAITING, EditEvent.CLASH): EditState.CONFLICT,
    (EditState.WAITING, EditEvent.HOLD): EditState.HELD,
    # The earlier edit may never come: its device was lost.
    (EditState.WAITING, EditEvent.SETTLE): EditState.SETTLED,
    (EditState.CONFLICT, EditEvent.SETTLE): EditState.SETTLED,
    (EditState.HELD, EditEvent.SETTLE): EditState.SETTLED,
}
"""The state after an event; None is an edit that was never received. Other pairs are refused."""

OPEN = frozenset({EditState.WAITING, EditState.CONFLICT, EditState.HELD})
"""Somebody has to look at these."""


class StepRefused(Exception):
    """The event cannot happen in the present state."""


def state_after(state: EditState | None, event: EditEvent) -> EditState:
    """The state after an event. Raises StepRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise StepRefused
    return found
