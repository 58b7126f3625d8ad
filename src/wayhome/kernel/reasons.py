"""Why somebody judged as they did: free text, sealed.

With a key of its own, so that it can be destroyed alone; or with the key of what was judged, so that
it is destroyed together with that.
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


def seal_reason(reason: str, *, place: Place, key: UUID | None = None) -> SealedReason:
    """Seal a reason for one row. Raises ReasonMissing, and KeyMissing when `key` was destroyed."""
    text = reason.strip()
    if not text or len(text) > LONGEST_REASON:
        raise ReasonMissing
    store = keys.store()
    sealing = store.get(key) if key else store.create(new_id())
    return SealedReason(sealing.id, seal(text.encode(), key=sealing, place=place))


def open_reason(sealed: bytes | memoryview | None, *, key: UUID, place: Place) -> str:
    """The reason in clear; empty when it or its key was destroyed. Raises NotOpened."""
    if sealed is None:
        return ""
    try:
        opener = keys.store().get(key)
    except KeyMissing:
        return ""
    return unseal(sealed, key=opener, place=place).decode()
