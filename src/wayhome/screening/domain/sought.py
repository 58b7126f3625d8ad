"""The name that is looked for, as it is sealed."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json
from wayhome.matching.description import PartialDate
from wayhome.screening.domain.listings import SubjectKind

MOST_NAMES = 10
LONGEST_NAME = 200


class NameMissing(Exception):
    """A screening needs a name of at least two letters."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A name in every form known, with what sharpens the search; never shown by `repr`."""

    names: tuple[str, ...] = field(repr=False)
    kind: SubjectKind = SubjectKind.PERSON
    birth: PartialDate | None = field(default=None, repr=False)
    nationality: str = ""


def says_something(name: str) -> bool:
    """Whether a name has two letters at least."""
    return sum(map(str.isalpha, name)) > 1


def tidied(sought: Sought) -> Sought:
    """Without empty and repeated names. Raises NameMissing when too little is left."""
    spaced = (" ".join(name.split())[:LONGEST_NAME] for name in sought.names)
    names = tuple(dict.fromkeys(name for name in spaced if says_something(name)))
    if not names:
        raise NameMissing
    return Sought(names[:MOST_NAMES], sought.kind, sought.birth, sought.nationality.upper())


def seal_sought(sought: Sought, *, key: DataKey, screening: UUID) -> bytes:
    """A name sealed for the row of one screening."""
    return seal_json(_to_json(sought), key=key, place=_place(screening))


def open_sought(sealed: bytes, *, key: DataKey, screening: UUID) -> Sought:
    """The name sealed for one screening. Raises NotOpened."""
    value = unseal_json(sealed, key=key, place=_place(screening))
    return Sought(
        names=tuple(value["names"]),
        kind=SubjectKind(value["kind"]),
        birth=PartialDate(*value["birth"]) if value["birth"] else None,
        nationality=value["nationality"],
    )


def _to_json(sought: Sought) -> dict[str, Any]:
    born = sought.birth
    return {
        "names": list(sought.names),
        "kind": sought.kind.value,
        "birth": [born.year, born.month, born.day, born.about] if born else None,
        "nationality": sought.nationality,
    }


def _place(screening: UUID) -> Place:
    return Place("screening_screening", "sealed_name", screening)
