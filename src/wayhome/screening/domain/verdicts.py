"""What can be said of a hit, and where hits stand."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.judging import Said, in_force


class Verdict(TextChoices):
    """What a reviewer says of a hit."""

    SAME = "same", _("The entry means this one")
    DIFFERENT = "different", _("The entry means another one")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")


class HitState(TextChoices):
    """Where a hit stands."""

    OPEN = "open", _("To review")
    LATER = "later", _("Cannot tell yet")
    SAME = "same", _("Means this one")
    DIFFERENT = "different", _("Means another one")


DECIDED = frozenset({HitState.SAME, HitState.DIFFERENT})
"""States that only taking a review back can leave."""

_STATES = {
    Verdict.SAME: HitState.SAME,
    Verdict.DIFFERENT: HitState.DIFFERENT,
    Verdict.CANNOT_TELL: HitState.LATER,
}


def state_of(history: Iterable[Said[Verdict]]) -> HitState:
    """Where a history leaves its hit."""
    said = in_force(history)
    return _STATES[said.verdict] if said and said.verdict else HitState.OPEN
