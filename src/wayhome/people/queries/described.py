"""Persons opened by the machine, to be compared; whoever shows them to somebody leaves the leaf."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import KeyMissing
from wayhome.matching.description import Description
from wayhome.people.domain.identity import open_identity
from wayhome.people.models import Person


@dataclass(frozen=True, slots=True)
class Described:
    """A person, its cluster and complaint, and what the complaint says.

    `mentions` is the size of the cluster where it was asked for.
    """

    id: UUID
    cluster: UUID
    complaint: UUID
    description: Description
    mentions: int = 1


def described(agency: UUID, persons: Iterable[UUID]) -> list[Described]:
    """These persons of an agency, opened; an erased person is left out."""
    columns = ("id", "cluster_id", "complaint_id", "key_id", "sealed_identity")
    rows = Person.objects.filter(agency_id=agency, id__in=list(persons)).values_list(*columns)
    found = []
    for person, cluster, complaint, key_id, sealed in rows:
        told = opened(sealed, key_id=key_id, person=person)
        if told is not None:
            found.append(Described(person, cluster, complaint, told))
    return found


def opened(sealed: bytes | None, *, key_id: UUID, person: UUID) -> Description | None:
    """What is sealed for a person; None when the person or the key was erased."""
    if sealed is None:
        return None
    try:
        key = keys.store().get(key_id)
    except KeyMissing:
        return None
    return open_identity(sealed, key=key, person=person)
