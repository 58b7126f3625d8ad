"""What every change of this room carries, and how its sealed words are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import keys
from wayhome.kernel.sealing import Place, seal_json


@dataclass(frozen=True, slots=True)
class Writing:
    """The case and the person (a complaint), the id that makes it count once, the version seen."""

    case: UUID
    person: UUID
    entry: UUID
    version: int | None = None


def sealed_words(words: Mapping[str, str], *, case: CaseAtHand, place: Place) -> bytes | None:
    """The words that are not empty, sealed with the key of the case; None when all are."""
    said = {name: text.strip() for name, text in words.items() if text.strip()}
    return seal_json(said, key=keys.store().get(case.key), place=place) if said else None
