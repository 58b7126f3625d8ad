"""Persons opened by the machine, to be compared; whoever shows them to somebody leaves the leaf."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.statements import run
from wayhome.matching.description import Description
from wayhome.people.domain.identity import open_identity

_SQL = """
SELECT person.id, cluster_id, complaint_id, key_id, sealed_identity
FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, place)
JOIN people_person AS person ON person.agency_id = $1::uuid AND person.id = wanted.id
ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Described:
    """A person, its cluster and complaint, and what the complaint says."""

    id: UUID
    cluster: UUID
    complaint: UUID
    description: Description


def described(agency: UUID, persons: Iterable[UUID]) -> list[Described]:
    """These persons of an agency in the order asked for; an erased person is left out."""
    found = []
    for person, cluster, complaint, key_id, sealed in run(_SQL, agency, list(persons)).rows:
        told = _opened(sealed, key_id=key_id, person=person)
        if told is not None:
            found.append(Described(person, cluster, complaint, told))
    return found


def _opened(sealed: bytes | None, *, key_id: UUID, person: UUID) -> Description | None:
    """What is sealed for a person; None when the person or the key was erased."""
    if sealed is None:
        return None
    try:
        key = keys.store().get(key_id)
    except KeyMissing:
        return None
    return open_identity(sealed, key=key, person=person)
