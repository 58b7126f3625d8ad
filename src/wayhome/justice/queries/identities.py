"""Alleged persons opened by the machine; whoever shows them to somebody leaves the leaf."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.justice.domain.identity import Identity, open_identity
from wayhome.justice.models import AllegedPerson, Telling
from wayhome.kernel import keys
from wayhome.kernel.keystore import DataKey, KeyMissing


def identities(agency: UUID, persons: Iterable[UUID]) -> dict[UUID, Identity]:
    """The identities of these persons; whoever was taken back or erased is left out."""
    own = AllegedPerson.objects.filter(agency_id=agency, id__in=list(persons))
    key_ids = dict(own.values_list("id", "key_id"))
    told = Telling.objects.filter(agency_id=agency, alleged_id__in=list(key_ids)).order_by("number")
    last = {row.alleged_id: row for row in told}
    found = {}
    for alleged, row in last.items():
        key = key_of(key_ids[alleged])
        if row.sealed_identity is not None and key is not None:
            found[alleged] = open_identity(row.sealed_identity, key=key, telling=row.id)
    return found


def key_of(key: UUID) -> DataKey | None:
    """A key; None when it was destroyed to erase somebody."""
    try:
        return keys.store().get(key)
    except KeyMissing:
        return None
