"""What can be held of two alleged persons, and the piles that proposed links lie in."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.judging import Said, in_force


class Verdict(TextChoices):
    """What somebody says of a link."""

    SAME = "same", _("The same person")
    DIFFERENT = "different", _("Different persons")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")


class LinkState(TextChoices):
    """Where a link stands: not looked at, left for later, or decided."""

    OPEN = "open", _("To review")
    LATER = "later", _("Cannot tell yet")
    SAME = "same", _("Same person")
    DIFFERENT = "different", _("Different persons")


DECIDED = frozenset({LinkState.SAME, LinkState.DIFFERENT})
"""States that only a retraction can leave."""

_STATES = {
    Verdict.SAME: LinkState.SAME,
    Verdict.DIFFERENT: LinkState.DIFFERENT,
    Verdict.CANNOT_TELL: LinkState.LATER,
}


def state_of(history: Iterable[Said[Verdict]]) -> LinkState:
    """The pile that the history of a link puts it in."""
    said = in_force(history)
    return _STATES[said.verdict] if said and said.verdict else LinkState.OPEN
