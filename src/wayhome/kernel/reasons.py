"""Why somebody judged as they did: free text, sealed with a key of its own.

Its own key, so that a reason that names somebody can be destroyed alone.
"""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.sealing import Place, seal, unseal

LONGEST_REASON = 2_000


class ReasonMissing(Exception):
    """A judgement needs a reason of 1 to 2,000 characters."""


@dataclass(frozen=True, slots=True)
class SealedReason:
    """A reason as it is stored: the id of its key, and the sealed bytes."""

    key: UUID
    content: bytes


def seal_reason(reason: str, *, place: Place) -> SealedReason:
    """Seal a reason for one row. Raises ReasonMissing."""
    text = reason.strip()
    if not text or len(text) > LONGEST_REASON:
        raise ReasonMissing
    key = keys.store().create(new_id())
    return SealedReason(key.id, seal(text.encode(), key=key, place=place))


def open_reason(sealed: bytes | memoryview | None, *, key: UUID, place: Place) -> str:
    """The reason in clear; empty when it or its key was destroyed. Raises NotOpened."""
    if sealed is None:
        return ""
    try:
        opener = keys.store().get(key)
    except KeyMissing:
        return ""
    return unseal(sealed, key=opener, place=place).decode()
