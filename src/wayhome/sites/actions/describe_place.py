"""Write down what staff learnt of a place."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.sites.actions.note_place import NewPlace, note_place
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import Told
from wayhome.sites.models import Place


class NothingTold(Exception):
    """A place needs more than an area: a name, an address, a landmark or exact coordinates."""


@dataclass(frozen=True, slots=True)
class NewDescription:
    """What was learnt, and of which complaint or case; `id` makes it count once."""

    id: UUID
    told: Told = field(repr=False)
    province: str = ""
    complaint: UUID | None = None
    case: UUID | None = None


def describe_place(new: NewDescription, *, by: Actor) -> UUID:
    """Add a description and return its place; the same `id` again changes nothing.

    Whoever calls asked before whether the actor may reach the complaint or case. Raises
    NothingTold, NotFound.
    """
    require(by, Permission.SITE_JUDGE)
    if not new.told.description.is_telling:
        raise NothingTold
    with atomic():
        if Place.objects.filter(agency_id=by.agency, id=new.id).exists():
            return new.id
        note_place(
            NewPlace(
                new.told,
                Origin.STAFF,
                told_at=clock.now(),
                province=new.province,
                complaint=new.complaint,
                case=new.case,
                id=new.id,
            ),
            by=by,
        )
        detail = {
            "complaint": str(new.complaint) if new.complaint else None,
            "case": str(new.case) if new.case else None,
        }
        about = About(kind="place", id=new.id, detail=detail)
        leave_leaf(by=by, tag=Tag.SITES_PLACE_DESCRIBED, about=about)
    return new.id
