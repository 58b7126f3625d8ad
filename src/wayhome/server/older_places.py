"""Go through older complaints for the places they tell of, and say how far it is."""

from collections.abc import Callable
from uuid import UUID

from wayhome.intake.queries.older import count_complaints
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.sites.actions.catch_up import catch_up


def find_places(by: Actor, *, say: Callable[[str], None]) -> int:
    """Register what places there are, each round in a transaction of its own; returns how many."""
    with context.acting(by):
        total = count_complaints(by)
    read = found = 0
    last: UUID | None = None
    while True:
        with context.acting(by):
            done = catch_up(after=last, by=by)
        read, found, last = read + done.complaints, found + done.places, done.last
        say(f"{read:,} of {total:,} complaints read, {found:,} places found")
        if last is None:
            return found
