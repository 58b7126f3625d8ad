"""What can be said of a hit, and where hits stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, unseal


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


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a hit's history: a verdict, or another line taken back."""

    id: UUID
    verdict: Verdict | None
    takes_back: UUID | None = None


def in_force(history: Iterable[Said]) -> Said | None:
    """The last verdict of a history, oldest first, that nobody took back."""
    told = tuple(history)
    taken_back = {said.takes_back for said in told if said.takes_back}
    standing = [said for said in told if said.verdict and said.id not in taken_back]
    return standing[-1] if standing else None


def state_of(history: Iterable[Said]) -> HitState:
    """Where a history leaves its hit."""
    said = in_force(history)
    return _STATES[said.verdict] if said and said.verdict else HitState.OPEN


def seal_reason(reason: str, *, key: DataKey, review: UUID) -> bytes:
    """A reason sealed for one review."""
    return seal(reason.encode(), key=key, place=_place(review))


def open_reason(sealed: bytes, *, key: DataKey, review: UUID) -> str:
    """The reason sealed for one review. Raises NotOpened."""
    return unseal(sealed, key=key, place=_place(review)).decode()


def _place(review: UUID) -> Place:
    return Place("screening_review", "sealed_reason", review)
