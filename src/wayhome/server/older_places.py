"""Go through older complaints for the places they tell of, and through places to compare anew."""

from collections.abc import Callable
from uuid import UUID

from wayhome.intake.queries.older import count_complaints
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.server.counted import counted
from wayhome.sites.actions.catch_up import catch_up
from wayhome.sites.actions.propose_again import propose_again


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
        say(
            f"{read:,} of {counted(total, 'complaint', 'complaints')} read, {counted(found, 'place', 'places')} found"
        )
        if last is None:
            return found


def compare_again(by: Actor, *, say: Callable[[str], None]) -> int:
    """Ask for every known place to be compared anew; returns how many there are."""
    asked = 0
    last: UUID | None = None
    while True:
        with context.acting(by):
            places = propose_again(after=last, by=by)
        if not places:
            return asked
        asked, last = asked + len(places), places[-1]
        say(f"To be compared: {counted(asked, 'place', 'places')}")
