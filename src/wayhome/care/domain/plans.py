"""Care plans: objectives, and actions that the person agrees to before anybody begins."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    """A plan is followed, or it has ended."""

    OPEN = "open", _("Followed")
    CLOSED = "closed", _("Ended")


class PlanEnd(TextChoices):
    """Why a plan ended."""

    REACHED = "reached", _("The objectives are reached")
    DECLINED = "declined", _("The person wants no more of it")
    MOVED = "moved", _("Another agency or country goes on")
    LOST = "lost", _("Contact was lost")


class ActionState(TextChoices):
    """Where an action of a plan stands."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed by the person")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done."""
        return self not in {ActionState.DONE, ActionState.DROPPED}


class ActionEvent(StrEnum):
    """What can happen to an action."""

    AGREE = "agree"
    BEGIN = "begin"
    FINISH = "finish"
    DROP = "drop"


class DropReason(TextChoices):
    """Why an action was dropped."""

    DECLINED = "declined", _("The person does not want it")
    NOT_NEEDED = "not_needed", _("It is no longer needed")
    NOT_AVAILABLE = "not_available", _("Nobody can provide it")
    REPLACED = "replaced", _("Another action takes its place")
    LEFT = "left", _("The person left")


_S, _E = ActionState, ActionEvent

ACTION_MOVES: Mapping[tuple[ActionState, ActionEvent], ActionState] = {
    # Nothing begins before the person agreed to it.
    (_S.PROPOSED, _E.AGREE): _S.AGREED,
    (_S.PROPOSED, _E.DROP): _S.DROPPED,
    (_S.AGREED, _E.BEGIN): _S.UNDER_WAY,
    (_S.AGREED, _E.DROP): _S.DROPPED,
    (_S.UNDER_WAY, _E.FINISH): _S.DONE,
    (_S.UNDER_WAY, _E.DROP): _S.DROPPED,
}
"""The state of an action after an event."""
