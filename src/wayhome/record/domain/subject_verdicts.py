"""What can be held of two names in different sources, and the piles that pairs lie in."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel import judging


class Verdict(TextChoices):
    """What a reviewer says of a pair."""

    SAME = "same", _("The same")
    DIFFERENT = "different", _("Different")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")


class PairState(TextChoices):
    """Where a pair stands: not looked at, said by one of the two it takes, left, or decided."""

    OPEN = "open", _("To review")
    WAITING = "waiting", _("Waits for a second reviewer")
    LATER = "later", _("Cannot tell yet")
    SAME = "same", _("The same")
    DIFFERENT = "different", _("Different")


DECIDED = frozenset({PairState.SAME, PairState.DIFFERENT})
"""States that only a retraction can leave."""

_STATES = {
    Verdict.SAME: PairState.SAME,
    Verdict.DIFFERENT: PairState.DIFFERENT,
    Verdict.CANNOT_TELL: PairState.LATER,
}


@dataclass(frozen=True, slots=True)
class Said(judging.Said[Verdict]):
    """One line of a pair's history; `needs_second` marks a "same" that joins nothing by itself."""

    by: UUID | None = None
    needs_second: bool = False


def state_of(history: Iterable[Said]) -> PairState:
    """The pile that a pair's history puts it in; it follows from the history and nothing else."""
    live = judging.standing(history)
    last = live[-1] if live else None
    if last is None or last.verdict is None:
        return PairState.OPEN
    if last.verdict is Verdict.SAME and last.needs_second and seconded(live) is None:
        return PairState.WAITING
    return _STATES[last.verdict]


def seconded(live: Iterable[Said]) -> Said | None:
    """The line of whoever said "same" before the last one did, and is somebody else."""
    lines = tuple(live)
    last = lines[-1]
    for said in reversed(lines[:-1]):
        if said.verdict is not Verdict.SAME:
            return None
        if said.by != last.by:
            return said
    return None
