"""Which places are one site: joined by what was held to be the same, and what forbids a join."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Member:
    """A place as joins see one: an id, and when it was registered."""

    id: UUID
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class Edge:
    """Two places that a verdict in force is about."""

    left: UUID
    right: UUID


def sites_of(members: Iterable[Member], same: Iterable[Edge]) -> dict[UUID, UUID]:
    """The site of every place: the earliest registered of all it is joined with.

    The answer depends on members and edges only, not on their order, so that taking an edge back
    gives exactly the sites that were before it.
    """
    neighbours: dict[UUID, set[UUID]] = {}
    for edge in same:
        neighbours.setdefault(edge.left, set()).add(edge.right)
        neighbours.setdefault(edge.right, set()).add(edge.left)
    found: dict[UUID, UUID] = {}
    for member in sorted(members, key=lambda each: (each.registered_at, each.id)):
        waiting = [] if member.id in found else [member.id]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found[place] = member.id
                waiting.extend(neighbours.get(place, ()))
    return found


def forbidding(
    different: Iterable[Edge], sites: Mapping[UUID, UUID], proposed: Edge
) -> Edge | None:
    """An edge that keeps the two sites of a proposed join apart, if there is one."""
    sides = {sites[proposed.left], sites[proposed.right]}
    for edge in different:
        ends = {sites.get(edge.left), sites.get(edge.right)}
        if ends == sides and len(ends) > 1:
            return edge
    return None
