"""What can be held of a pair, what of it is in force, and the piles that pairs lie in."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel import judging


class Verdict(TextChoices):
    """What a reviewer says of a pair."""

    SAME = "same", _("The same person")
    DIFFERENT = "different", _("Different persons")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")


class PairState(TextChoices):
    """Where a pair stands, as the judgements in force add up."""

    OPEN = "open", _("To review")
    WAITING = "waiting", _("Waits for a second person")
    DISPUTED = "disputed", _("Reviewers disagree")
    LATER = "later", _("Cannot tell yet")
    SAME = "same", _("Same person")
    DIFFERENT = "different", _("Different persons")


DECIDED = frozenset({PairState.SAME, PairState.DIFFERENT})
"""States in which nobody is asked for a judgement."""

BARRIERS = frozenset({PairState.DIFFERENT, PairState.DISPUTED})
"""States that keep two persons apart, directly and through others."""

_STATES = {
    Verdict.SAME: PairState.SAME,
    Verdict.DIFFERENT: PairState.DIFFERENT,
    Verdict.CANNOT_TELL: PairState.LATER,
}


@dataclass(frozen=True, slots=True)
class Said(judging.Said[Verdict]):
    """One line of a pair's history, with what decides whether it joins.

    `needs_second` marks a "same" that joins nothing until somebody else says it too; `settles`
    one that ends a disagreement.
    """

    by: UUID | None = None
    needs_second: bool = False
    settles: bool = False


def in_force(history: Iterable[Said]) -> tuple[Said, ...]:
    """The last verdict of each reviewer that nobody retracted; a settlement stands alone."""
    live = judging.standing(history)
    settling = [said for said in live if said.settles]
    if settling:
        return (settling[-1],)
    last = {said.by: said for said in live}
    return tuple(said for said in live if last[said.by] is said)


def is_settled(history: Iterable[Said]) -> bool:
    """Whether a settlement is in force, so that nobody else is heard until it is taken back."""
    return any(said.settles for said in in_force(history))


def state_of(history: Iterable[Said]) -> PairState:
    """The pile that a pair's history puts it in; it follows from the history and nothing else."""
    standing = in_force(history)
    verdicts = {said.verdict for said in standing}
    if {Verdict.SAME, Verdict.DIFFERENT} <= verdicts:
        return PairState.DISPUTED
    if Verdict.SAME in verdicts and not _is_joined(standing):
        return PairState.WAITING
    for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.CANNOT_TELL):
        if verdict in verdicts:
            return _STATES[verdict]
    return PairState.OPEN


def _is_joined(standing: Iterable[Said]) -> bool:
    """Whether two people hold them the same, or one whose word is enough."""
    same = [said for said in standing if said.verdict is Verdict.SAME]
    return len(same) > 1 or any(said.settles or not said.needs_second for said in same)
