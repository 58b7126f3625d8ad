"""A screening opened for a purpose: the name, and what came near; each opening on the record."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.matching.compare.comparison import Comparison
from wayhome.screening.domain.found import Found
from wayhome.screening.domain.listings import ListedName, Listing, from_json
from wayhome.screening.domain.nearness import Strength
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import Sought
from wayhome.screening.domain.verdicts import HitState, Verdict
from wayhome.screening.models import Entry, Hit, Screening
from wayhome.screening.policy import require_purpose
from wayhome.screening.queries.histories import opened_history
from wayhome.screening.queries.names import found_of, sought_of


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry as its list had it: which list, whose, from which version to which.

    `until_number` is None while the newest version has it.
    """

    listing: Listing
    title: str
    body: str
    since_number: int
    until_number: int | None


@dataclass(frozen=True, slots=True)
class OpenedHit:
    """A hit in clear: the entry, the name of it that comes near, why, and where it stands."""

    id: UUID
    number: int
    strength: Strength
    state: HitState
    entry: ListedEntry
    name: ListedName
    comparisons: tuple[Comparison, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class OpenedScreening:
    """The name as it was screened and its hits; `sought` is None when the name was erased."""

    screening: UUID
    sought: Sought | None = field(repr=False)
    hits: tuple[OpenedHit, ...]


@dataclass(frozen=True, slots=True)
class OpenedReview:
    """One hit beside the name, and everything that was said of it, newest first."""

    opened: OpenedScreening
    hit: OpenedHit
    history: tuple[Judged[Verdict], ...]


def open_screening(actor: Actor, screening_id: UUID, *, purpose: Purpose) -> OpenedScreening:
    """Open the name and the hits of a screening and leave one leaf. Raises NotFound."""
    row = _allowed(actor, screening_id, purpose=purpose)
    opened = _opened(row)
    _leave(actor, row.id, purpose=purpose, hits=len(opened.hits))
    return opened


def open_hit(actor: Actor, hit_id: UUID, *, purpose: Purpose) -> OpenedReview:
    """Open one hit beside the name, with its history, and leave one leaf. Raises NotFound."""
    hit = Hit.objects.filter(agency_id=actor.agency, id=hit_id).only("screening_id").first()
    if hit is None:
        raise NotFound
    row = _allowed(actor, hit.screening_id, purpose=purpose)
    opened = _opened(row)
    chosen = next((each for each in opened.hits if each.id == hit_id), None)
    if chosen is None:
        raise NotFound
    _leave(actor, row.id, purpose=purpose, hits=1)
    return OpenedReview(opened, chosen, opened_history(actor.agency, hit_id))


def screening_of(actor: Actor, hit_id: UUID) -> UUID:
    """The screening that a hit belongs to, without opening anything. Raises NotFound."""
    hit = Hit.objects.filter(agency_id=actor.agency, id=hit_id).only("screening_id").first()
    if hit is None:
        raise NotFound
    return hit.screening_id


def names_for_file(
    actor: Actor, screenings: Collection[UUID], *, purpose: Purpose
) -> dict[UUID, tuple[str, ...]]:
    """The names of those screenings that the actor may open; whoever exports leaves the leaf."""
    named = {}
    for row in Screening.objects.filter(agency_id=actor.agency, id__in=screenings):
        try:
            origin = Origin(row.origin)
            require_purpose(actor, Permission.SCREENING_READ, origin=origin, purpose=purpose)
        except NotFound:
            continue
        sought = sought_of(row)
        if sought is not None:
            named[row.id] = sought.names
    return named


def _allowed(actor: Actor, screening_id: UUID, *, purpose: Purpose) -> Screening:
    """The row, when the actor may open it for this purpose. Raises NotFound."""
    row = Screening.objects.filter(agency_id=actor.agency, id=screening_id).first()
    if row is None:
        raise NotFound
    origin = Origin(row.origin)
    require_purpose(actor, Permission.SCREENING_READ, origin=origin, purpose=purpose)
    return row


def _opened(row: Screening) -> OpenedScreening:
    """Everything of a screening in clear."""
    found = found_of(row)
    entries = _entries({each.entry for each in found.values()})
    hits = Hit.objects.filter(agency_id=row.agency_id, screening=row).order_by("number")
    return OpenedScreening(
        screening=row.id,
        sought=sought_of(row),
        hits=tuple(
            _hit(hit, found[hit.id], entries[found[hit.id].entry])
            for hit in hits.defer("sealed_found")
            if hit.id in found
        ),
    )


def _hit(hit: Hit, found: Found, entry: ListedEntry) -> OpenedHit:
    return OpenedHit(
        id=hit.id,
        number=hit.number,
        strength=Strength(hit.strength),
        state=HitState(hit.state),
        entry=entry,
        name=found.name,
        comparisons=found.comparisons,
        weight=found.weight,
    )


def _entries(ids: Collection[UUID]) -> dict[UUID, ListedEntry]:
    """Entries as their lists had them, by id."""
    rows = Entry.objects.filter(id__in=ids).select_related("list")
    return {
        row.id: ListedEntry(
            listing=from_json(row.content),
            title=row.list.title,
            body=row.content["body"] or row.list.body,
            since_number=row.since_number,
            until_number=row.until_number,
        )
        for row in rows
    }


def _leave(actor: Actor, screening: UUID, *, purpose: Purpose, hits: int) -> None:
    """One leaf for one opening, without the name."""
    about = About(kind="screening", id=screening, purpose=purpose.value, detail={"hits": hits})
    leave_leaf(by=actor, tag=Tag.SCREENING_SCREENING_OPENED, about=about)
