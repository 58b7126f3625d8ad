"""Which person each complaint is about."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.people.models import Person


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one complaint mentions them, and the cluster the mention belongs to."""

    person: UUID
    cluster: UUID
    complaint: UUID


def mentions(
    actor: Actor, *, complaints: Collection[UUID] = (), persons: Collection[UUID] = ()
) -> tuple[Mention, ...]:
    """The mentions of these complaints, or with these ids, in the actor's agency.

    Ids only. Part of a larger action or page (a case), which asks the policy.
    """
    own = Person.objects.filter(agency_id=actor.agency)
    found = own.filter(complaint_id__in=complaints) if complaints else own.filter(id__in=persons)
    rows = found.order_by("registered_at", "id").values_list("id", "cluster_id", "complaint_id")
    return tuple(Mention(*row) for row in rows)
