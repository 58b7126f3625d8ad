"""A person of a case, by any of the complaints that tell of them."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import PersonAtHand, persons_at_hand
from wayhome.kernel.actor import Actor


def person_of(actor: Actor, case: UUID, complaint: UUID) -> PersonAtHand:
    """The person of a case whom a complaint tells of. Raises NotFound."""
    for person in persons_at_hand(actor, case):
        if complaint in person.complaints:
            return person
    raise NotFound
