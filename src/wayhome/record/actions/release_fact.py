"""Decide that a fact is to be public; the room that shows it hears of it by an event."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel import events
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.events import FactReleased
from wayhome.record.models import Fact
from wayhome.record.queries.releasable import left_to_colleagues, releasable


class FactNotStanding(Exception):
    """The fact waits for its second reviewer, or was withdrawn."""


class ColleagueMustRelease(Exception):
    """The fact names a person of concern, and only whoever would make it public has read it."""


def release_fact(fact: UUID, *, by: Actor) -> None:
    """Make a standing fact of the own agency public.

    Raises ColleagueMustRelease, FactNotStanding and NotFound.

    A fact that is withdrawn at this moment waits, or makes this wait. The audit leaf is left by the
    room that publishes; twice changes nothing there.
    """
    require(by, Permission.RECORD_PUBLISH)
    with atomic():
        own = Fact.objects.filter(agency_id=by.agency, id=fact)
        row = own.select_for_update().first()
        if row is None:
            raise NotFound
        # Whoever corrects its publisher meanwhile is waited for: what becomes public names the new one.
        one_at_a_time(own.values_list("passage__text_version__source_id", flat=True).get())
        if row.confirmed_at is None or row.withdrawn_at is not None:
            raise FactNotStanding
        if left_to_colleagues(by, [releasable(by, row.id)]):
            raise ColleagueMustRelease
        events.publish(FactReleased(fact=row.id, by=by))
