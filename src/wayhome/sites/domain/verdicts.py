"""What can be held of two places, and the piles that pairs lie in."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.judging import Said, in_force


class Verdict(TextChoices):
    """What a reviewer says of a pair."""

    SAME = "same", _("The same site")
    DIFFERENT = "different", _("Different sites")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")


class PairState(TextChoices):
    """Where a pair stands: not looked at, left for later, or decided."""

    OPEN = "open", _("To review")
    LATER = "later", _("Cannot tell yet")
    SAME = "same", _("Same site")
    DIFFERENT = "different", _("Different sites")


DECIDED = frozenset({PairState.SAME, PairState.DIFFERENT})
"""States that only a retraction can leave."""

_STATES = {
    Verdict.SAME: PairState.SAME,
    Verdict.DIFFERENT: PairState.DIFFERENT,
    Verdict.CANNOT_TELL: PairState.LATER,
}


def state_of(history: Iterable[Said[Verdict]]) -> PairState:
    """The pile that a pair's history puts it in."""
    said = in_force(history)
    return _STATES[said.verdict] if said and said.verdict else PairState.OPEN
