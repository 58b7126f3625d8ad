"""Say where an operation is held."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    write_operation,
)
from wayhome.operations.domain.kinds import SiteKind
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Site
from wayhome.sites.actions.describe_place import NewDescription, describe_place
from wayhome.sites.queries.site import site_page


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site that is known (`place`), or a description of one that is not."""

    kind: SiteKind
    place: UUID | None = None
    description: NewDescription | None = None


def add_site(*, operation: UUID, site: NewSite, by: Actor) -> UUID:
    """Add a site and return its place; added again, it changes nothing.

    One that was approved is to be approved again. A description goes to the room of sites, where it
    stands sealed, is compared with others, and says nothing of the operation. Raises NotFound,
    OperationRefused, NothingTold.
    """
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.ADD_SITE), by=by)
        place = _place(site, by=by)
        held = Site.objects.filter(agency_id=row.agency_id, operation=row, place_id=place)
        if held.exists():
            return place
        Site(
            agency_id=row.agency_id,
            operation=row,
            place_id=place,
            kind=site.kind,
            added_at=clock.now(),
            added_by=by.user,
        ).save(force_insert=True)
        write_operation(row, Line(OperationEvent.ADD_SITE, code=site.kind, subject=place), by=by)
        leave(row, Tag.OPERATIONS_SITE_ADDED, by=by, place=str(place), kind=site.kind)
    return place


def _place(site: NewSite, *, by: Actor) -> UUID:
    """The place that stands for the site. Raises NotFound, NothingTold."""
    if site.description is not None:
        return describe_place(site.description, by=by)
    if site.place is None:
        raise NotFound
    return site_page(by, site.place).row.id
