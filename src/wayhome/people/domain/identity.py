"""What one complaint says of a person, as it is sealed."""

from datetime import date
from typing import Any
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json
from wayhome.matching.description import Description, PartialDate

GROUPS = frozenset(
    {FieldGroup.IDENTITY, FieldGroup.CONTACT, FieldGroup.DOCUMENTS, FieldGroup.LOCATION}
)
"""The field groups that a description is made of."""


def seal_identity(description: Description, *, key: DataKey, person: UUID) -> bytes:
    """A description sealed for the row of one person."""
    return seal_json(to_json(description), key=key, place=_place(person))


def open_identity(sealed: bytes, *, key: DataKey, person: UUID) -> Description:
    """The description sealed for one person. Raises NotOpened."""
    return from_json(unseal_json(sealed, key=key, place=_place(person)))


def within(description: Description, groups: frozenset[FieldGroup]) -> Description:
    """Only what these field groups hold; the rest is as if nobody had told."""
    knows_identity = FieldGroup.IDENTITY in groups
    shown = description if knows_identity else Description()
    return Description(
        names=shown.names,
        sex=shown.sex,
        birth=shown.birth,
        age=shown.age,
        age_on=shown.age_on,
        nationality=shown.nationality,
        phones=description.phones if FieldGroup.CONTACT in groups else (),
        documents=description.documents if FieldGroup.DOCUMENTS in groups else (),
        places=description.places if FieldGroup.LOCATION in groups else (),
    )


def to_json(description: Description) -> dict[str, Any]:
    """A description as JSON."""
    birth = description.birth
    return {
        "names": list(description.names),
        "sex": description.sex,
        "birth": [birth.year, birth.month, birth.day, birth.about] if birth else None,
        "age": description.age,
        "age_on": description.age_on.isoformat() if description.age_on else None,
        "nationality": description.nationality,
        "phones": list(description.phones),
        "documents": list(description.documents),
        "places": list(description.places),
    }


def from_json(value: dict[str, Any]) -> Description:
    """The description that `to_json` wrote."""
    return Description(
        names=tuple(value["names"]),
        sex=value["sex"],
        birth=PartialDate(*value["birth"]) if value["birth"] else None,
        age=value["age"],
        age_on=date.fromisoformat(value["age_on"]) if value["age_on"] else None,
        nationality=value["nationality"],
        phones=tuple(value["phones"]),
        documents=tuple(value["documents"]),
        places=tuple(value["places"]),
    )


def _place(person: UUID) -> Place:
    return Place("people_person", "sealed_identity", person)
