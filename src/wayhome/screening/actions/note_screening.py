"""Write a screening with its hits and one leaf; called by the actions that screen, only."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.purposes import Purpose
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_code, new_id
from wayhome.kernel.keystore import DataKey
from wayhome.screening.domain.found import Found, seal_found
from wayhome.screening.domain.nearness import strength_of
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import Sought, seal_sought
from wayhome.screening.domain.tokens import RULES
from wayhome.screening.models import Hit, Screening
from wayhome.screening.queries.lists import are_indexed, current_versions
from wayhome.screening.queries.search import Near, near


class ListsNotReady(Exception):
    """No list is imported, or the rules that read names changed and lists must be indexed anew."""


@dataclass(frozen=True, slots=True)
class NewScreening:
    """A screening to be: its id, where the name came from, what for, and which one it follows.

    `key` is the key that the name is sealed with where it came from; without it the screening gets
    one of its own.
    """

    id: UUID
    origin: Origin
    purpose: Purpose
    subject: UUID | None = None
    follows: UUID | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Screened:
    """The screening and what came of it."""

    id: UUID
    code: str
    hits: int
    known: int = 0


def noted(screening: UUID, *, by: Actor) -> Screened | None:
    """The screening with this id, when the actor has run it already."""
    row = Screening.objects.filter(agency_id=by.agency, id=screening, screened_by=by.user).first()
    return Screened(row.id, row.code, row.hits, row.known) if row else None


def note_screening(
    new: NewScreening, sought: Sought, *, by: Actor, known: Collection[UUID] = ()
) -> Screened:
    """Search, keep what was found and leave one leaf. Raises ListsNotReady."""
    versions = current_versions()
    if not versions or not are_indexed():
        raise ListsNotReady
    found = near(sought, known=known)
    key = keys.store().get(new.key) if new.key else keys.store().create(new_id())
    row = Screening(
        id=new.id,
        agency_id=by.agency,
        code=new_code(),
        origin=new.origin.value,
        kind=sought.kind.value,
        subject_id=new.subject,
        purpose=new.purpose.value,
        follows=new.follows,
        versions=list(versions),
        rules=RULES,
        hits=len(found.found),
        known=found.known,
        further=found.further,
        screened_by=by.user,
        screened_at=clock.now(),
        key_id=key.id,
        sealed_name=seal_sought(sought, key=key, screening=new.id),
    )
    row.save(force_insert=True)
    Hit.objects.bulk_create(
        [_hit(row, each, number, key=key) for number, each in enumerate(found.found, start=1)]
    )
    _leave(row, found, by=by)
    return Screened(row.id, row.code, row.hits, row.known)


def _hit(row: Screening, found: Found, number: int, *, key: DataKey) -> Hit:
    """One hit; which entry it is lies under the seal of the name."""
    hit = new_id()
    return Hit(
        id=hit,
        agency_id=row.agency_id,
        screening=row,
        number=number,
        strength=strength_of(found.weight).value,
        sealed_found=seal_found(found, key=key, hit=hit),
    )


def _leave(row: Screening, found: Near, *, by: Actor) -> None:
    """Ids, versions and counts; no name, and not which entries."""
    detail: dict[str, str | int | bool | None] = {
        "origin": row.origin,
        "subject": str(row.subject_id) if row.subject_id else None,
        "follows": str(row.follows) if row.follows else None,
        "versions": ",".join(map(str, row.versions)),
        "hits": len(found.found),
        "known": found.known,
        "further": found.further,
    }
    about = About(kind="screening", id=row.id, purpose=row.purpose, detail=detail)
    leave_leaf(by=by, tag=Tag.SCREENING_NAME_SCREENED, about=about)
