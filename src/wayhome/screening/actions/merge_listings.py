"""Bring the entries of a list in line with a file; called by `import_list` only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from wayhome.screening.domain.listings import Listing, digest, to_json
from wayhome.screening.models import Entry, SanctionsList

_BATCH = 500


class ListingTwice(Exception):
    """The file has two listings with one id; the text of the error is the id."""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many listings the file has, and how they differ from the version before."""

    entries: int
    added: int = 0
    changed: int = 0
    removed: int = 0


def merge_listings(kept: SanctionsList, listings: Iterable[Listing], *, number: int) -> Merged:
    """Add what is new or changed and end what is not there any more. Raises ListingTwice.

    Listings are read one batch at a time, so that a long list needs little memory.
    """
    current = _current(kept)
    seen: set[str] = set()
    ended: list[UUID] = []
    added = 0
    rows = _new_rows(kept, listings, current=current, seen=seen, number=number)
    while batch := list(islice(rows, _BATCH)):
        replaced = [current[row.key][0] for row in batch if row.key in current]
        added += len(batch) - len(replaced)
        # The row before ends first: only one row of a listing is in force at a time.
        _end(kept, replaced, number=number)
        ended += replaced
        Entry.objects.bulk_create(batch)
    gone = [row for key, (row, _) in current.items() if key not in seen]
    _end(kept, gone, number=number)
    return Merged(entries=len(seen), added=added, changed=len(ended), removed=len(gone))


def _current(kept: SanctionsList) -> dict[str, tuple[UUID, bytes]]:
    """Row and digest of every listing in force, by its key."""
    rows = Entry.objects.filter(agency_id=kept.agency_id, list=kept, until_number=None)
    found = rows.values_list("key", "id", "digest")
    return {key: (row, bytes(value)) for key, row, value in found}


def _new_rows(
    kept: SanctionsList,
    listings: Iterable[Listing],
    *,
    current: dict[str, tuple[UUID, bytes]],
    seen: set[str],
    number: int,
) -> Iterator[Entry]:
    """A row for each listing that is new or changed; notes the keys of all."""
    for listing in listings:
        if listing.key in seen:
            raise ListingTwice(listing.key)
        seen.add(listing.key)
        told = digest(listing)
        if listing.key in current and current[listing.key][1] == told:
            continue
        yield Entry(
            agency_id=kept.agency_id,
            list=kept,
            key=listing.key,
            kind=listing.kind.value,
            digest=told,
            content=to_json(listing),
            since_number=number,
        )


def _end(kept: SanctionsList, rows: list[UUID], *, number: int) -> None:
    """These rows stood until the version before this one."""
    for first in range(0, len(rows), _BATCH):
        ids = rows[first : first + _BATCH]
        found = Entry.objects.filter(agency_id=kept.agency_id, id__in=ids)
        found.update(until_number=number - 1)
