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
    """A person, the cluster it belongs to, the complaint, and what the complaint says."""

    id: UUID
    cluster: UUID
    complaint: UUID
    description: Description


def described(agency: UUID, persons: Iterable[UUID]) -> list[Described]:
    """These persons of an agency, opened; an erased person is left out."""
    store = keys.store()
    columns = ("id", "cluster_id", "complaint_id", "key_id", "sealed_identity")
    rows = Person.objects.filter(agency_id=agency, id__in=list(persons)).values_list(*columns)
    found = []
    for person, cluster, complaint, key_id, sealed in rows:
        if sealed is None:
            continue
        try:
            key = store.get(key_id)
        except KeyMissing:
            continue
        description = open_identity(sealed, key=key, person=person)
        found.append(Described(person, cluster, complaint, description))
    return found
