"""What one report says of a place, as it is sealed: its own words and what was read out of them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json
from wayhome.matching.point import Point
from wayhome.matching.sites.description import Landmark, SiteDescription
from wayhome.matching.sites.text import read_site

GROUP = FieldGroup.LOCATION
"""The field group that an exact place belongs to."""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a report and the description they were read into; never shown by `repr`."""

    words: str = field(default="", repr=False)
    description: SiteDescription = field(default_factory=SiteDescription, repr=False)


def read_told(words: str, *, province: str = "") -> Told:
    """Free text about a place, beside the province that was chosen."""
    return Told(words, read_site(words, codes=(province,) if province else ()))


def seal_told(told: Told, *, key: DataKey, place: UUID) -> bytes:
    """What was told, sealed for the row of one place."""
    return seal_json(to_json(told), key=key, place=_where(place))


def open_told(sealed: bytes, *, key: DataKey, place: UUID) -> Told:
    """What is sealed for one place. Raises NotOpened."""
    return from_json(unseal_json(sealed, key=key, place=_where(place)))


def to_json(told: Told) -> dict[str, Any]:
    """What was told as JSON."""
    said = told.description
    return {
        "words": told.words,
        "names": list(said.names),
        "address": list(said.address),
        "codes": list(said.codes),
        "points": [[each.latitude, each.longitude, each.within_m] for each in said.points],
        "landmarks": [[each.text, each.metres] for each in said.landmarks],
    }


def from_json(value: dict[str, Any]) -> Told:
    """What `to_json` wrote."""
    description = SiteDescription(
        names=tuple(value["names"]),
        address=tuple(value["address"]),
        codes=tuple(value["codes"]),
        points=tuple(Point(*each) for each in value["points"]),
        landmarks=tuple(Landmark(*each) for each in value["landmarks"]),
    )
    return Told(value["words"], description)


def _where(place: UUID) -> Place:
    return Place("sites_place", "sealed_told", place)
