"""Who a source is: the words that only named people open."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, seal_json, unseal, unseal_json


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Who it is, how to reach them, and how far they are believed; never shown by `repr`."""

    who: str = field(repr=False)
    contact: str = field(default="", repr=False)
    trust: str = field(default="", repr=False)


def seal_source_words(
    words: SourceWords, *, secret: DataKey, outer: DataKey, source: UUID
) -> bytes:
    """Sealed to people, and once more with the operation's key, whose end is theirs too."""
    place = _place(source)
    value = {"who": words.who, "contact": words.contact, "trust": words.trust}
    return seal(seal_json(value, key=secret, place=place), key=outer, place=place)


def open_source_words(
    sealed: bytes, *, secret: DataKey, outer: DataKey, source: UUID
) -> SourceWords:
    """The words in clear. Raises NotOpened."""
    place = _place(source)
    value: Any = unseal_json(unseal(sealed, key=outer, place=place), key=secret, place=place)
    return SourceWords(value["who"], value["contact"], value["trust"])


def circle_place(row: UUID) -> Place:
    """Where a wrapped key stands."""
    return Place("operations_circle_key", "sealed_key", row)


def _place(source: UUID) -> Place:
    return Place("operations_source", "sealed_identity", source)
