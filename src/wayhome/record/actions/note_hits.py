"""Compare what became findable with the searches that people keep."""

from datetime import timedelta

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.models import SavedSearch, SearchHit
from wayhome.record.queries.saved_searches import new_entries, opened

_OVERLAP = timedelta(hours=1)
"""An entry may be committed this long after the moment it carries, and must not be missed."""


def note_hits(*, by: Actor) -> int:
    """Note what each search of an agency found since it was last compared; how many were new."""
    require(by, Permission.FACT_PROPOSE)
    return sum(_note(row) for row in SavedSearch.objects.filter(agency_id=by.agency, ended_at=None))


def _note(row: SavedSearch) -> int:
    named, now = opened(row), clock.now()
    if named is None:
        return 0
    since = max(row.made_at, row.checked_at - _OVERLAP)
    with atomic():
        known = set(row.hits.values_list("entry_id", flat=True))
        fresh = [entry for entry in new_entries(named.search, since=since) if entry not in known]
        hits = [
            SearchHit(agency_id=row.agency_id, saved_search=row, entry_id=entry, found_at=now)
            for entry in fresh
        ]
        SearchHit.objects.bulk_create(hits, ignore_conflicts=True)
        row.checked_at = now
        row.save(update_fields=["checked_at"])
    return len(fresh)
