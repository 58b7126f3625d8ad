"""In which order decisions on a person follow: the table of states and events."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionState(TextChoices):
    """What is decided about a person, and whether it is contested."""

    UNDECIDED = "undecided", _("Nothing is decided")
    REASONABLE = "reasonable", _("Reasonable grounds")
    NO_REASONABLE = "no_reasonable", _("No reasonable grounds")
    NO_REASONABLE_CONTESTED = (
        "no_reasonable_contested",
        _("No reasonable grounds, contested"),
    )
    CONCLUSIVE = "conclusive", _("Conclusive grounds")
    CONCLUSIVE_CONTESTED = "conclusive_contested", _("Conclusive grounds, contested")
    NO_CONCLUSIVE = "no_conclusive", _("No conclusive grounds")
    NO_CONCLUSIVE_CONTESTED = (
        "no_conclusive_contested",
        _("No conclusive grounds, contested"),
    )
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def is_contested(self) -> bool:
        """Whether somebody waits for a second look at it."""
        return self in _CONTESTED


class DecisionEvent(TextChoices):
    """What somebody decides, asks for, or takes back."""

    FIRST_POSITIVE = "first_positive", _("First stage: reasonable grounds")
    FIRST_NEGATIVE = "first_negative", _("First stage: no reasonable grounds")
    SECOND_POSITIVE = "second_positive", _("Second stage: conclusive grounds")
    SECOND_NEGATIVE = "second_negative", _("Second stage: no conclusive grounds")
    WITHDRAW = "withdraw", _("The person withdrew")
    CONTEST = "contest", _("The decision is contested")
    UPHOLD = "uphold", _("The decision is upheld")
    OVERTURN = "overturn", _("The decision is overturned")

    @property
    def decides(self) -> bool:
        """Whether it weighs what is known by a standard of proof."""
        return self not in _WITHOUT_WEIGHING


class DecisionRefused(Exception):
    """The decision does not follow: its stage did not come yet, or is over."""


_S, _E = DecisionState, DecisionEvent
_CONTESTED = frozenset(
    {_S.NO_REASONABLE_CONTESTED, _S.CONCLUSIVE_CONTESTED, _S.NO_CONCLUSIVE_CONTESTED}
)
_WITHOUT_WEIGHING = frozenset({_E.WITHDRAW, _E.CONTEST})

TRANSITIONS: Mapping[tuple[DecisionState, DecisionEvent], DecisionState] = {
    (_S.UNDECIDED, _E.FIRST_POSITIVE): _S.REASONABLE,
    (_S.UNDECIDED, _E.FIRST_NEGATIVE): _S.NO_REASONABLE,
    (_S.UNDECIDED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.REASONABLE, _E.SECOND_POSITIVE): _S.CONCLUSIVE,
    (_S.REASONABLE, _E.SECOND_NEGATIVE): _S.NO_CONCLUSIVE,
    (_S.REASONABLE, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.NO_REASONABLE, _E.CONTEST): _S.NO_REASONABLE_CONTESTED,
    (_S.NO_REASONABLE_CONTESTED, _E.UPHOLD): _S.NO_REASONABLE,
    (_S.NO_REASONABLE_CONTESTED, _E.OVERTURN): _S.REASONABLE,
    (_S.CONCLUSIVE, _E.CONTEST): _S.CONCLUSIVE_CONTESTED,
    (_S.CONCLUSIVE_CONTESTED, _E.UPHOLD): _S.CONCLUSIVE,
    (_S.CONCLUSIVE_CONTESTED, _E.OVERTURN): _S.NO_CONCLUSIVE,
    (_S.NO_CONCLUSIVE, _E.CONTEST): _S.NO_CONCLUSIVE_CONTESTED,
    (_S.NO_CONCLUSIVE_CONTESTED, _E.UPHOLD): _S.NO_CONCLUSIVE,
    (_S.NO_CONCLUSIVE_CONTESTED, _E.OVERTURN): _S.CONCLUSIVE,
    # Whoever withdrew may come back, and begins at the first stage.
    (_S.WITHDRAWN, _E.FIRST_POSITIVE): _S.REASONABLE,
    (_S.WITHDRAWN, _E.FIRST_NEGATIVE): _S.NO_REASONABLE,
}
"""The state after an event. Every pair that is not here is refused."""


def state_after(state: DecisionState, event: DecisionEvent) -> DecisionState:
    """The state after an event. Raises DecisionRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise DecisionRefused
    return found


def supports(state: DecisionState, event: DecisionEvent) -> bool:
    """Whether a decision says that there are grounds; it cannot where an element is absent."""
    after = TRANSITIONS.get((state, event))
    return event.decides and after in {_S.REASONABLE, _S.CONCLUSIVE}
