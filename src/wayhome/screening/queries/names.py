"""The sealed part of screenings, opened by the machine; whoever shows it leaves the leaf."""

from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import DataKey, KeyMissing
from wayhome.screening.domain.found import Found, open_found
from wayhome.screening.domain.sought import Sought, open_sought
from wayhome.screening.models import Hit, Screening


def sought_of(row: Screening) -> Sought | None:
    """The name of a screening; None when it was erased."""
    key = _key(row)
    if key is None or row.sealed_name is None:
        return None
    return open_sought(bytes(row.sealed_name), key=key, screening=row.id)


def found_of(row: Screening) -> dict[UUID, Found]:
    """What each hit of a screening found, by the hit's id; empty when it was erased."""
    key = _key(row)
    if key is None:
        return {}
    hits = Hit.objects.filter(agency_id=row.agency_id, screening=row).order_by("number")
    return {
        hit.id: open_found(bytes(hit.sealed_found), key=key, hit=hit.id)
        for hit in hits
        if hit.sealed_found is not None
    }


def line_of(row: Screening) -> tuple[Screening, ...]:
    """A screening and those of the same name before it, the newest first."""
    line = [row]
    while line[-1].follows is not None:
        own = Screening.objects.filter(agency_id=row.agency_id)
        line.append(own.get(id=line[-1].follows))
    return tuple(line)


def _key(row: Screening) -> DataKey | None:
    try:
        return keys.store().get(row.key_id)
    except KeyMissing:
        return None
