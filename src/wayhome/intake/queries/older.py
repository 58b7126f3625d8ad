"""Every complaint of an agency, one after the other, for the system's own work on older ones."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.intake.models import Complaint
from wayhome.kernel.actor import Actor, ActorKind


def complaints_after(actor: Actor, after: UUID | None, *, most: int) -> tuple[UUID, ...]:
    """The next complaints in the order of their ids, at most so many. Raises NotFound."""
    _refuse_others(actor)
    own = Complaint.objects.filter(agency_id=actor.agency)
    following = own.filter(id__gt=after) if after else own
    return tuple(following.order_by("id").values_list("id", flat=True)[:most])


def count_complaints(actor: Actor) -> int:
    """How many complaints there are. Raises NotFound."""
    _refuse_others(actor)
    return Complaint.objects.filter(agency_id=actor.agency).count()


def _refuse_others(actor: Actor) -> None:
    if actor.kind is not ActorKind.SYSTEM:
        raise NotFound
