"""What can happen to an operation, and who may let it happen: the table of states and events."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.permissions import Permission as May


class OperationState(TextChoices):
    """From the plan to its end."""

    PLANNED = "planned", _("Planned")
    APPROVED = "approved", _("Approved")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    CALLED_OFF = "called_off", _("Called off")

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens on the ground."""
        return self in {OperationState.DONE, OperationState.CALLED_OFF}


class OperationEvent(TextChoices):
    """Everything that can happen to an operation that exists; also the lines of its history."""

    PLAN = "plan", _("Planned")
    CHANGE = "change", _("Plan changed")
    APPROVE = "approve", _("Approved")
    BEGIN = "begin", _("Begun")
    FINISH = "finish", _("Done")
    CALL_OFF = "call_off", _("Called off")
    NAME = "name", _("Somebody named on it")
    DROP = "drop", _("Somebody taken off it")
    LINK = "link", _("Case linked")
    UNLINK = "unlink", _("Case taken off")
    ADD_SITE = "add_site", _("Site added")
    RECORD = "record", _("Person recorded")
    FOLLOW = "follow", _("Person followed")
    JUDGE = "judge", _("Result recorded again")
    KEEP = "keep", _("Evidence registered")


NEEDS: Mapping[OperationEvent, May] = {
    OperationEvent.PLAN: May.OPERATION_WORK,
    OperationEvent.CHANGE: May.OPERATION_WORK,
    OperationEvent.APPROVE: May.OPERATION_APPROVE,
    OperationEvent.BEGIN: May.OPERATION_WORK,
    OperationEvent.FINISH: May.OPERATION_WORK,
    OperationEvent.CALL_OFF: May.OPERATION_WORK,
    OperationEvent.NAME: May.OPERATION_WORK,
    OperationEvent.DROP: May.OPERATION_WORK,
    OperationEvent.LINK: May.OPERATION_WORK,
    OperationEvent.UNLINK: May.OPERATION_WORK,
    OperationEvent.ADD_SITE: May.OPERATION_WORK,
    OperationEvent.RECORD: May.OPERATION_WORK,
    OperationEvent.FOLLOW: May.OPERATION_WORK,
    OperationEvent.JUDGE: May.OPERATION_WORK,
    OperationEvent.KEEP: May.OPERATION_WORK,
}
"""The permission that each event needs."""

_S, _E = OperationState, OperationEvent

TRANSITIONS: Mapping[tuple[OperationState, OperationEvent], OperationState] = {
    (_S.PLANNED, _E.CHANGE): _S.PLANNED,
    (_S.PLANNED, _E.APPROVE): _S.APPROVED,
    (_S.PLANNED, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.PLANNED, _E.NAME): _S.PLANNED,
    (_S.PLANNED, _E.DROP): _S.PLANNED,
    (_S.PLANNED, _E.LINK): _S.PLANNED,
    (_S.PLANNED, _E.UNLINK): _S.PLANNED,
    (_S.PLANNED, _E.ADD_SITE): _S.PLANNED,
    # What was approved is what was read: another plan or another place is approved anew.
    (_S.APPROVED, _E.CHANGE): _S.PLANNED,
    (_S.APPROVED, _E.ADD_SITE): _S.PLANNED,
    (_S.APPROVED, _E.BEGIN): _S.UNDER_WAY,
    (_S.APPROVED, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.APPROVED, _E.NAME): _S.APPROVED,
    (_S.APPROVED, _E.DROP): _S.APPROVED,
    (_S.APPROVED, _E.LINK): _S.APPROVED,
    (_S.APPROVED, _E.UNLINK): _S.APPROVED,
    (_S.UNDER_WAY, _E.FINISH): _S.DONE,
    (_S.UNDER_WAY, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.UNDER_WAY, _E.NAME): _S.UNDER_WAY,
    (_S.UNDER_WAY, _E.DROP): _S.UNDER_WAY,
    (_S.UNDER_WAY, _E.LINK): _S.UNDER_WAY,
    # People may be taken somewhere that nobody knew of.
    (_S.UNDER_WAY, _E.ADD_SITE): _S.UNDER_WAY,
    (_S.UNDER_WAY, _E.RECORD): _S.UNDER_WAY,
    (_S.UNDER_WAY, _E.FOLLOW): _S.UNDER_WAY,
    (_S.UNDER_WAY, _E.KEEP): _S.UNDER_WAY,
    # Who was found, and what came of it, is often known days later.
    (_S.DONE, _E.NAME): _S.DONE,
    (_S.DONE, _E.DROP): _S.DONE,
    (_S.DONE, _E.LINK): _S.DONE,
    (_S.DONE, _E.ADD_SITE): _S.DONE,
    (_S.DONE, _E.RECORD): _S.DONE,
    (_S.DONE, _E.FOLLOW): _S.DONE,
    (_S.DONE, _E.JUDGE): _S.DONE,
    (_S.DONE, _E.KEEP): _S.DONE,
    # A broken-off operation leaves evidence and persons to follow too.
    (_S.CALLED_OFF, _E.FOLLOW): _S.CALLED_OFF,
    (_S.CALLED_OFF, _E.KEEP): _S.CALLED_OFF,
}
"""The state after an event. Every pair that is not here is refused."""


class OperationRefused(Exception):
    """The event cannot happen in the present state."""


def state_after(state: OperationState, event: OperationEvent) -> OperationState:
    """The state after an event. Raises OperationRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise OperationRefused
    return found


def possible(state: OperationState) -> frozenset[OperationEvent]:
    """What can happen in a state."""
    return frozenset(event for before, event in TRANSITIONS if before is state)
