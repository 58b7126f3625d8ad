"""Why somebody judged as they did, as it is sealed."""

from uuid import UUID

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, unseal


def seal_reason(reason: str, *, key: DataKey, judgement: UUID) -> bytes:
    """A reason sealed for one judgement."""
    return seal(reason.encode(), key=key, place=_place(judgement))


def open_reason(sealed: bytes, *, key: DataKey, judgement: UUID) -> str:
    """The reason sealed for one judgement. Raises NotOpened."""
    return unseal(sealed, key=key, place=_place(judgement)).decode()


def _place(judgement: UUID) -> Place:
    return Place("sites_judgement", "sealed_reason", judgement)
