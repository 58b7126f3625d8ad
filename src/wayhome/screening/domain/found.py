"""What came close to a name, as it is sealed: which entry, under which name, and why.

An entry is public, but which one came close to a name tells the name; so it is sealed with it.
"""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.screening.domain.listings import ListedName, NameKind


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that comes close, the name of it that does, and the comparisons with weights."""

    entry: UUID
    name: ListedName
    comparisons: tuple[Comparison, ...]
    weight: float


def seal_found(found: Found, *, key: DataKey, hit: UUID) -> bytes:
    """What was found, sealed for the row of one hit."""
    value = {
        "entry": str(found.entry),
        "name": [found.name.text, found.name.kind.value],
        "weight": found.weight,
        "comparisons": [
            [each.feature.value, each.agreement.value, each.weight, each.reason.value]
            for each in found.comparisons
        ],
    }
    return seal_json(value, key=key, place=_place(hit))


def open_found(sealed: bytes, *, key: DataKey, hit: UUID) -> Found:
    """What was sealed for one hit. Raises NotOpened."""
    value = unseal_json(sealed, key=key, place=_place(hit))
    return Found(
        entry=UUID(value["entry"]),
        name=ListedName(value["name"][0], NameKind(value["name"][1])),
        comparisons=tuple(
            Comparison(Feature(feature), Agreement(agreement), weight, Reason(reason))
            for feature, agreement, weight, reason in value["comparisons"]
        ),
        weight=value["weight"],
    )


def _place(hit: UUID) -> Place:
    return Place("screening_hit", "sealed_found", hit)
