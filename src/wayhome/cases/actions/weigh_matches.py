"""Have matches put in order anew when complaints come into an open case or leave it."""

from collections.abc import Collection
from uuid import UUID

from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions


def weigh_matches(complaints: Collection[UUID], *, by: Actor) -> None:
    """Ask for the order of the pairs that these complaints are part of, once this stands.

    Part of a larger action, which asks the policy and leaves the leaf. Who is not registered yet is
    weighed when that happens.
    """
    if not complaints:
        return
    for mention in mentions(by, complaints=complaints):
        enqueue("people.weigh_pairs", agency=by.agency, person=mention.person)
