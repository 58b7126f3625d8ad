"""Keep a search, say that its news were seen, and end it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import seal_json
from wayhome.record.domain.searches import Named, sealed_at, to_json
from wayhome.record.models import SavedSearch
from wayhome.record.queries.saved_searches import searching

MOST_SAVED = 50
"""A person keeps no more searches than this at once."""


class TooManySaved(Exception):
    """This person keeps as many searches as one may."""


def save_search(named: Named, *, by: Actor) -> UUID:
    """Keep a search under a name, sealed; what comes from now on is new. Raises TooManySaved."""
    require(by, Permission.SOURCE_READ)
    search, now, owner = new_id(), clock.now(), searching(by)
    with atomic():
        kept = SavedSearch.objects.filter(agency_id=by.agency, owned_by=owner, ended_at=None)
        if kept.count() >= MOST_SAVED:
            raise TooManySaved
        key = keys.store().create(new_id())
        row = SavedSearch(
            id=search,
            agency_id=by.agency,
            owned_by=owner,
            key_id=key.id,
            sealed_search=seal_json(to_json(named), key=key, place=sealed_at(search)),
            state=named.search.state,
            made_at=now,
            looked_at=now,
            checked_at=now,
        )
        row.save(force_insert=True)
        _leave(Tag.RECORD_SEARCH_SAVED, row, by=by)
    return row.id


def mark_looked(search: UUID, *, by: Actor) -> None:
    """Say that what is new was seen; only what comes later is new then. Raises NotFound."""
    require(by, Permission.SOURCE_READ)
    with atomic():
        row = _locked(search, by=by)
        row.looked_at = clock.now()
        row.save(update_fields=["looked_at"])
        _leave(Tag.RECORD_SEARCH_LOOKED, row, by=by)


def end_search(search: UUID, *, by: Actor) -> None:
    """Keep a search no longer; its words cannot be read by anybody then. Raises NotFound."""
    require(by, Permission.SOURCE_READ)
    with atomic():
        row = _locked(search, by=by)
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
        _leave(Tag.RECORD_SEARCH_ENDED, row, by=by)
    keys.store().destroy(row.key_id)


def _locked(search: UUID, *, by: Actor) -> SavedSearch:
    """A search that this person keeps."""
    kept = SavedSearch.objects.select_for_update().filter(
        agency_id=by.agency, owned_by=searching(by), id=search, ended_at=None
    )
    row = kept.first()
    if row is None:
        raise NotFound
    return row


def _leave(tag: Tag, row: SavedSearch, *, by: Actor) -> None:
    leave_leaf(by=by, tag=tag, about=About(kind="saved_search", id=row.id))
