"""Places opened by the machine, to be compared; whoever shows them to somebody leaves the leaf."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import KeyMissing
from wayhome.sites.domain.told import Told, open_told
from wayhome.sites.models import Place


@dataclass(frozen=True, slots=True)
class Opened:
    """A place, the site it belongs to, and what was told of it."""

    id: UUID
    site: UUID
    told: Told


def opened(agency: UUID, places: Iterable[UUID]) -> list[Opened]:
    """These places of an agency in clear; one whose key was destroyed is left out."""
    columns = ("id", "site_id", "key_id", "sealed_told")
    rows = Place.objects.filter(agency_id=agency, id__in=list(places)).values_list(*columns)
    found = []
    for place, site, key_id, sealed in rows:
        told = _told(sealed, key_id=key_id, place=place)
        if told is not None:
            found.append(Opened(place, site, told))
    return found


def _told(sealed: bytes | None, *, key_id: UUID, place: UUID) -> Told | None:
    """What is sealed for a place; None when it or its key was erased."""
    if sealed is None:
        return None
    try:
        key = keys.store().get(key_id)
    except KeyMissing:
        return None
    return open_told(sealed, key=key, place=place)
