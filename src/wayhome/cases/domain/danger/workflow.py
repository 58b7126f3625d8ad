"""What can happen to the danger of a case: the table of states and events."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DangerState(TextChoices):
    """Where the answer to a danger stands."""

    CALM = "calm", _("No danger is told")
    WAITING = "waiting", _("Nobody has taken it")
    TAKEN = "taken", _("Taken")
    CONTACTED = "contacted", _("The person was reached")
    SAFE = "safe", _("The person is safe")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self in _OPEN


class DangerEvent(TextChoices):
    """What happens to a danger."""

    RAISE = "raise", _("Danger was told")
    SETTLE = "settle", _("The answers are calm")
    TAKE = "take", _("Somebody took it")
    HAND_BACK = "hand_back", _("It was handed back")
    CONTACT = "contact", _("The person was reached")
    SECURE = "secure", _("The person is safe")
    CLOSE = "close", _("The case was closed")


class DangerRefused(Exception):
    """The event does not follow: nothing to take, not taken yet, or over already."""


_S, _E = DangerState, DangerEvent
_OPEN = frozenset({_S.WAITING, _S.TAKEN, _S.CONTACTED})

TRANSITIONS: Mapping[tuple[DangerState, DangerEvent], DangerState] = {
    (_S.CALM, _E.RAISE): _S.WAITING,
    (_S.CALM, _E.SETTLE): _S.CALM,
    (_S.CALM, _E.CLOSE): _S.CALM,
    (_S.WAITING, _E.RAISE): _S.WAITING,
    (_S.WAITING, _E.SETTLE): _S.CALM,
    (_S.WAITING, _E.TAKE): _S.TAKEN,
    (_S.TAKEN, _E.RAISE): _S.TAKEN,
    (_S.TAKEN, _E.SETTLE): _S.CALM,
    # Somebody else takes over.
    (_S.TAKEN, _E.TAKE): _S.TAKEN,
    (_S.TAKEN, _E.HAND_BACK): _S.WAITING,
    (_S.TAKEN, _E.CONTACT): _S.CONTACTED,
    # Found safe is reached too.
    (_S.TAKEN, _E.SECURE): _S.SAFE,
    (_S.CONTACTED, _E.RAISE): _S.CONTACTED,
    (_S.CONTACTED, _E.SETTLE): _S.CALM,
    (_S.CONTACTED, _E.TAKE): _S.CONTACTED,
    (_S.CONTACTED, _E.HAND_BACK): _S.WAITING,
    (_S.CONTACTED, _E.SECURE): _S.SAFE,
    # A new danger begins a new round.
    (_S.SAFE, _E.RAISE): _S.WAITING,
    (_S.SAFE, _E.SETTLE): _S.CALM,
    (_S.SAFE, _E.CLOSE): _S.CALM,
}
"""The state after an event. Every pair that is not here is refused: no case closes on a danger."""


def state_after(state: DangerState, event: DangerEvent) -> DangerState:
    """The state after an event. Raises DangerRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise DangerRefused
    return found
