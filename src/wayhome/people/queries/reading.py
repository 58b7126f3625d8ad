"""Whose tokens are still those of older rules of reading names, while they are made anew."""

from wayhome.kernel.actor import Actor
from wayhome.people.domain.model_mark import reading_mark
from wayhome.people.models import Person

MOST_COUNTED = 1_000


def unread(actor: Actor) -> int:
    """How many persons of the actor's agency wait to be read anew; counted up to 1,000.

    They are found by what both versions of the rules have in common. Part of a larger query, which
    asks the policy.
    """
    # Smaller, not different: while two versions run side by side during an upgrade, the older one
    # must not take the newer one's work for undone.
    own = Person.objects.filter(agency_id=actor.agency, sealed_identity__isnull=False)
    waiting = own.filter(read_with__lt=reading_mark())
    return waiting.order_by()[:MOST_COUNTED].count()
