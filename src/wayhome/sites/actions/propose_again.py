"""Compare all places anew after an upgrade that reads or weighs places in another way."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.sites.models import Place

CHUNK = 500
"""Places asked for in one transaction."""


def propose_again(*, after: UUID | None, by: Actor) -> tuple[UUID, ...]:
    """Have the next places made findable and compared by jobs; returns which, none when all are done.

    Pairs that are there stay as they are, judged or not. Raises NotFound.
    """
    require(by, Permission.SITE_REGISTER)
    own = Place.objects.filter(agency_id=by.agency, is_telling=True)
    following = own.filter(id__gt=after) if after else own
    places = tuple(following.order_by("id").values_list("id", flat=True)[:CHUNK])
    with atomic():
        for place in places:
            enqueue("sites.propose_sites", agency=by.agency, place=place)
    return places
