"""Searches that somebody keeps, and what is new in them since they last looked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.sealing import unseal_json
from wayhome.matching.search_words.asked import asked
from wayhome.record.domain.searches import FactState, Named, from_json, sealed_at
from wayhome.record.domain.searches import Search as Wanted
from wayhome.record.models import SavedSearch, SearchHit
from wayhome.record.queries.search_entries import in_state, ranked

_MOST_NEW = 1000


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A search that somebody keeps; `new` counts what it found since they last looked."""

    id: UUID
    named: Named
    made_at: datetime
    looked_at: datetime
    new: int


def saved_searches(actor: Actor) -> Sequence[SavedRow]:
    """The actor's own searches, those with something new first, then the newest."""
    require(actor, Permission.SOURCE_READ)
    rows = _kept(actor).annotate(new=Count("hits", filter=_unseen()))
    found = [_row(row, row.new) for row in rows.order_by("-made_at", "id")]
    return sorted((row for row in found if row), key=lambda row: row.new == 0)


def saved_search(actor: Actor, search: UUID) -> SavedRow:
    """One of the actor's own searches. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    kept = _kept(actor).filter(id=search).annotate(new=Count("hits", filter=_unseen())).first()
    found = _row(kept, kept.new) if kept else None
    if found is None:
        raise NotFound
    return found


def searches_with_news(actor: Actor) -> int:
    """How many of the actor's own searches found something since they last looked."""
    require(actor, Permission.SOURCE_READ)
    return _kept(actor).filter(_unseen()).values("id").distinct().count()


def news_of(actor: Actor, search: UUID) -> Collection[UUID]:
    """The entries that one of the actor's own searches found since they last looked."""
    require(actor, Permission.SOURCE_READ)
    hits = SearchHit.objects.filter(
        agency_id=actor.agency,
        saved_search_id=search,
        saved_search__owned_by=searching(actor),
        found_at__gt=F("saved_search__looked_at"),
    )
    return set(hits.values_list("entry_id", flat=True))


def searching(actor: Actor) -> UUID:
    """Whose searches are meant; the machine keeps none of its own. Raises NotFound."""
    if actor.user is None:
        raise NotFound
    return actor.user


def opened(row: SavedSearch) -> Named | None:
    """What a row looks for; None once its key is gone. Part of larger reads and actions."""
    try:
        key = keys.store().get(row.key_id)
    except KeyMissing:
        return None
    return from_json(unseal_json(row.sealed_search, key=key, place=sealed_at(row.id)))


def new_entries(wanted: Wanted, *, since: datetime) -> Sequence[UUID]:
    """Entries made since a moment that meet a search, in whatever state their facts are yet.

    A fact may be confirmed or withdrawn later; whoever counts looks at its state then.
    """
    whatever = replace(wanted, state=FactState.ANY)
    rows = ranked(whatever, asked(wanted.words), since=since)
    return [row.entry for row in rows[:_MOST_NEW]]


def _kept(actor: Actor) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(
        agency_id=actor.agency, owned_by=searching(actor), ended_at__isnull=True
    )


def _unseen() -> Q:
    """Hits found since the owner last looked, whose facts are in the state looked for."""
    fits = Q()
    for state in FactState:
        fits |= Q(state=state) & in_state(state, "hits__entry__")
    return Q(hits__found_at__gt=F("looked_at"), hits__entry__is_current=True) & fits


def _row(row: SavedSearch, new: int) -> SavedRow | None:
    named = opened(row)
    if named is None:
        return None
    return SavedRow(id=row.id, named=named, made_at=row.made_at, looked_at=row.looked_at, new=new)
