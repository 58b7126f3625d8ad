"""By which joins two persons hang together."""

from collections import defaultdict, deque
from collections.abc import Iterable
from uuid import UUID

from wayhome.kernel.joining import Edge


def chain(same: Iterable[Edge], ends: Edge) -> tuple[Edge, ...]:
    """The fewest joins that lead from one person to the other, in their order; empty if none do."""
    joins: defaultdict[UUID, list[Edge]] = defaultdict(list)
    for edge in same:
        joins[edge.left].append(edge)
        joins[edge.right].append(edge)
    reached: dict[UUID, tuple[Edge, ...]] = {ends.left: ()}
    waiting = deque([ends.left])
    while waiting and ends.right not in reached:
        person = waiting.popleft()
        for edge in joins[person]:
            other = edge.right if edge.left == person else edge.left
            if other not in reached:
                reached[other] = (*reached[person], edge)
                waiting.append(other)
    return reached.get(ends.right, ())
