"""Whether a fact belongs in a thread: what was said of it, and what of that is in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Place(StrEnum):
    """Where a fact stands to a thread; `aside`: somebody said that it does not belong."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    ASIDE = "aside"


class PlaceEvent(StrEnum):
    """What a reviewer does with a fact and a thread."""

    ADD = "add"
    REMOVE = "remove"
    UNDO = "undo"


class PlaceRefused(Exception):
    """The event cannot happen where the fact stands."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One line of a fact's history in a thread; `number` counts all lines of the thread."""

    id: UUID
    number: int
    fact: UUID
    event: PlaceEvent


_AFTER: Mapping[tuple[Place, PlaceEvent], Place] = {
    (Place.OUTSIDE, PlaceEvent.ADD): Place.INSIDE,
    (Place.OUTSIDE, PlaceEvent.REMOVE): Place.ASIDE,
    (Place.INSIDE, PlaceEvent.REMOVE): Place.ASIDE,
    (Place.ASIDE, PlaceEvent.ADD): Place.INSIDE,
}
"""The place after a fact is added or removed; other pairs are refused."""


def place_after(places: tuple[Place, ...], event: PlaceEvent) -> tuple[Place, ...]:
    """The places a fact has come through, after an event; undoing leads to the one before.

    `places` begins outside. Raises PlaceRefused.
    """
    if event is PlaceEvent.UNDO:
        if len(places) == 1:
            raise PlaceRefused
        return places[:-1]
    after = _AFTER.get((places[-1], event))
    if after is None:
        raise PlaceRefused
    return (*places, after)


def places(history: Iterable[PlaceLine]) -> dict[UUID, tuple[Place, ...]]:
    """For each fact with a history the places it came through, the present one last."""
    found: dict[UUID, tuple[Place, ...]] = {}
    for line in sorted(history, key=lambda each: each.number):
        found[line.fact] = place_after(found.get(line.fact, (Place.OUTSIDE,)), line.event)
    return found


def inside(history: Iterable[PlaceLine]) -> frozenset[UUID]:
    """The facts that belong in a thread."""
    return frozenset(fact for fact, came in places(history).items() if came[-1] is Place.INSIDE)
