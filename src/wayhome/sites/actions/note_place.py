"""Write one place; called by `register_place`, `describe_place` and `attach` only."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_code, new_id
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import Told, seal_told
from wayhome.sites.models import Place


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that was told of; `id` makes it count once where staff write."""

    told: Told
    origin: Origin
    told_at: datetime
    province: str = ""
    complaint: UUID | None = None
    case: UUID | None = None
    id: UUID = field(default_factory=new_id)


def note_place(new: NewPlace, *, by: Actor) -> UUID:
    """Insert the sealed row and ask for proposals; the key is on disk before the row exists."""
    key = keys.store().create(new_id())
    Place(
        id=new.id,
        agency_id=by.agency,
        code=new_code(),
        site_id=new.id,
        origin=new.origin,
        complaint_id=new.complaint,
        case_id=new.case,
        province=new.province,
        is_telling=new.told.description.is_telling,
        told_at=new.told_at,
        told_by=by.user,
        registered_at=clock.now(),
        key_id=key.id,
        sealed_told=seal_told(new.told, key=key, place=new.id),
    ).save(force_insert=True)
    if new.told.description.is_telling:
        # A job of its own: two places that come at once see each other only when both stand.
        enqueue("sites.propose_sites", agency=by.agency, place=new.id)
    return new.id
