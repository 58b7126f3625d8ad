"""Put rows together that are one person, by how well groups agree as a whole.

Two groups are joined only when the links between all their rows are strong on average, a missing
link counting against. So one wrong link cannot tie two families together, as it would if any chain
of links made a group.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wayhome.matching.batch.assignment import Link

LARGE = 12
"""A group of more rows than this wants a person's eye."""
_STRONGEST = 8.0
_NO_LINK = -4.0
# Two rows alone must more likely be one person than not. Between groups many doubtful links in one
# direction are worth a good one; measured on lists of up to twenty rows a person.
_ENOUGH_ALONE = 0.0
_ENOUGH = -2.0
_SOME_LINKS = 4


@dataclass(slots=True)
class _Groups:
    """Groups that grow, with the sum and number of the links between any two of them."""

    members: dict[int, list[int]] = field(default_factory=dict)
    between: dict[int, dict[int, tuple[float, int]]] = field(default_factory=dict)

    def link(self, one: int, other: int, weight: float) -> None:
        """Add one link between two rows that are still alone."""
        for here, there in ((one, other), (other, one)):
            self.members.setdefault(here, [here])
            self.between.setdefault(here, {})[there] = (weight, 1)

    def strength(self, one: int, other: int) -> float:
        """Return the average weight of all links there could be between two groups."""
        total, number = self.between[one][other]
        possible = len(self.members[one]) * len(self.members[other])
        return (total + _NO_LINK * (possible - number)) / possible

    def is_enough(self, one: int, other: int, strength: float) -> bool:
        """Whether two groups are linked well enough to be one."""
        few = len(self.members[one]) * len(self.members[other]) < _SOME_LINKS
        return strength >= (_ENOUGH_ALONE if few else _ENOUGH)

    def join(self, one: int, other: int) -> int:
        """Join two groups under the lower number, which is returned."""
        kept, gone = min(one, other), max(one, other)
        self.members[kept] += self.members.pop(gone)
        near = self.between.pop(gone)
        del near[kept], self.between[kept][gone]
        for third, (total, number) in near.items():
            before = self.between[kept].get(third, (0.0, 0))
            sums = (before[0] + total, before[1] + number)
            self.between[kept][third] = self.between[third][kept] = sums
            del self.between[third][gone]
        return kept


def cluster(links: Iterable[Link]) -> Mapping[int, int]:
    """Return the group of every row that has one, named by its lowest number."""
    groups = _Groups()
    for link in links:
        groups.link(link.left, link.right, min(link.weight, _STRONGEST))
    queue = [
        (-groups.strength(one, other), one, other)
        for one, near in groups.between.items()
        for other in near
        if one < other
    ]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        if -negative < _ENOUGH:
            break
        if other not in groups.between.get(one, {}) or groups.strength(one, other) != -negative:
            continue
        if not groups.is_enough(one, other, -negative):
            continue
        kept = groups.join(one, other)
        for third in groups.between[kept]:
            pair = (kept, third) if kept < third else (third, kept)
            heapq.heappush(queue, (-groups.strength(*pair), *pair))
    return {row: name for name, rows in groups.members.items() for row in rows}
