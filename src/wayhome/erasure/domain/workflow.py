"""What can happen to an erasure, and who may let it happen: the table of states and events."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

WAITING_DAYS = 14
"""Days between the approval and the first key that is destroyed; it can be called off meanwhile."""


class ErasureState(TextChoices):
    """Where an erasure stands."""

    PROPOSED = "proposed", _("Proposed")
    WAITING = "waiting", _("Approved, waits")
    RUNNING = "running", _("Being carried out")
    DONE = "done", _("Erased")
    DECLINED = "declined", _("Declined")
    CALLED_OFF = "called_off", _("Called off")

    @property
    def is_live(self) -> bool:
        """Whether something is still to happen."""
        return self in LIVE


class ErasureEvent(StrEnum):
    """Everything that can happen to an erasure that was proposed."""

    APPROVE = "approve"
    DECLINE = "decline"
    CALL_OFF = "call_off"
    COUNT = "count"
    BEGIN = "begin"
    GO_ON = "go_on"
    FINISH = "finish"


class ErasureRefused(Exception):
    """The event cannot happen as the erasure stands."""


_S, _E = ErasureState, ErasureEvent

TRANSITIONS: Mapping[tuple[ErasureState, ErasureEvent], ErasureState] = {
    (_S.PROPOSED, _E.APPROVE): _S.WAITING,
    (_S.PROPOSED, _E.DECLINE): _S.DECLINED,
    (_S.PROPOSED, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.WAITING, _E.CALL_OFF): _S.CALLED_OFF,
    # A day that the worker saw passes.
    (_S.WAITING, _E.COUNT): _S.WAITING,
    (_S.WAITING, _E.BEGIN): _S.RUNNING,
    # From here on keys are gone: nothing can be called off, only brought to its end.
    (_S.RUNNING, _E.GO_ON): _S.RUNNING,
    (_S.RUNNING, _E.FINISH): _S.DONE,
}
"""The state after an event. Every pair that is not here is refused."""

LIVE = frozenset({_S.PROPOSED, _S.WAITING, _S.RUNNING})


def erasure_after(state: ErasureState, event: ErasureEvent) -> ErasureState:
    """The state after an event. Raises ErasureRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise ErasureRefused
    return found
