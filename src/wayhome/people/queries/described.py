"""Persons opened by the machine, to be compared; whoever shows them to somebody leaves the leaf."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import DataKey, KeyMissing
from wayhome.kernel.statements import run
from wayhome.matching.description import Description
from wayhome.people.domain.identity import open_identity
from wayhome.people.domain.name_forms import open_form

_SQL = """
SELECT person.id, cluster_id, complaint_id, key_id, sealed_identity, added.forms, added.names
FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, place)
JOIN people_person AS person ON person.agency_id = $1::uuid AND person.id = wanted.id
LEFT JOIN (
    SELECT form.person_id, array_agg(form.id ORDER BY form.written_at, form.id) AS forms,
        array_agg(form.sealed_name ORDER BY form.written_at, form.id) AS names
    FROM people_name_form AS form
    WHERE form.agency_id = $1::uuid AND form.person_id = ANY ($2::uuid[])
        AND form.withdraws IS NULL AND NOT EXISTS (
            SELECT FROM people_name_form AS later
            WHERE later.agency_id = $1::uuid AND later.withdraws = form.id
        )
    GROUP BY form.person_id
) AS added ON added.person_id = person.id
ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Described:
    """A person, its cluster and complaint, and what the complaint says.

    The last `added` of the names are further forms that staff added.
    """

    id: UUID
    cluster: UUID
    complaint: UUID
    description: Description
    added: int = 0


def described(agency: UUID, persons: Iterable[UUID]) -> list[Described]:
    """These persons of an agency in the order asked for; an erased person is left out."""
    found = []
    for person, cluster, complaint, key_id, sealed, *added in run(_SQL, agency, list(persons)).rows:
        key = _key_of(key_id) if sealed is not None else None
        if key is None:
            continue
        told = open_identity(sealed, key=key, person=person)
        forms = _forms(*added, key=key)
        named = replace(told, names=told.names + forms) if forms else told
        found.append(Described(person, cluster, complaint, named, len(forms)))
    return found


def _key_of(key_id: UUID) -> DataKey | None:
    """The person's key; None when it was destroyed to erase the person."""
    try:
        return keys.store().get(key_id)
    except KeyMissing:
        return None


def _forms(ids: list[UUID] | None, sealed: list[bytes] | None, *, key: DataKey) -> tuple[str, ...]:
    """The further forms of the name that stand, the first added first."""
    return tuple(
        open_form(name, key=key, form=form)
        for form, name in zip(ids or (), sealed or (), strict=True)
    )
