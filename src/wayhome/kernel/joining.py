"""What was held to be one: joined by what was held to be the same, and what forbids a join.

Persons and places are joined by the same rule. Scores have no part in it.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Member:
    """A person or place as joins see one: an id, and when it was registered."""

    id: UUID
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class Edge:
    """Two members that a verdict in force is about."""

    left: UUID
    right: UUID


def roots(members: Iterable[Member], same: Iterable[Edge]) -> dict[UUID, UUID]:
    """The root of every member: the earliest registered of all it is joined with.

    The answer depends on members and edges only, not on their order, so that taking an edge back
    gives exactly what was joined before it.
    """
    ranked = sorted(members, key=lambda member: (member.registered_at, member.id))
    neighbours = _neighbours(same)
    found: dict[UUID, UUID] = {}
    for member in ranked:
        if member.id not in found:
            found.update(dict.fromkeys(_reachable(member.id, neighbours), member.id))
    return found


def contradiction(roots_now: Mapping[UUID, UUID], barriers: Iterable[Edge]) -> Edge | None:
    """Two members held apart that are joined, directly or through others, if there are any."""
    for edge in barriers:
        left, right = roots_now.get(edge.left), roots_now.get(edge.right)
        if left is not None and left == right:
            return edge
    return None


def chain(same: Iterable[Edge], ends: Edge) -> tuple[Edge, ...]:
    """The fewest joins that lead from one member to the other, in their order; empty if none do."""
    joins: defaultdict[UUID, list[Edge]] = defaultdict(list)
    for edge in same:
        joins[edge.left].append(edge)
        joins[edge.right].append(edge)
    reached: dict[UUID, tuple[Edge, ...]] = {ends.left: ()}
    waiting = deque([ends.left])
    while waiting and ends.right not in reached:
        member = waiting.popleft()
        for edge in joins[member]:
            other = edge.right if edge.left == member else edge.left
            if other not in reached:
                reached[other] = (*reached[member], edge)
                waiting.append(other)
    return reached.get(ends.right, ())


def _neighbours(edges: Iterable[Edge]) -> Mapping[UUID, set[UUID]]:
    """For each member those it is joined with directly."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for edge in edges:
        found[edge.left].add(edge.right)
        found[edge.right].add(edge.left)
    return found


def _reachable(start: UUID, neighbours: Mapping[UUID, set[UUID]]) -> set[UUID]:
    """Everything joined with `start`, directly or through others."""
    seen, waiting = {start}, [start]
    while waiting:
        for other in neighbours.get(waiting.pop(), set()) - seen:
            seen.add(other)
            waiting.append(other)
    return seen
