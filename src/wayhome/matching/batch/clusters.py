"""Put rows together that are one person, by how well groups agree as a whole.

Two groups are joined only when the links between all their rows are strong on average, a missing
link counting against. So one wrong link cannot tie two families together, as it would if any chain
of links made a group. Rows that contradict each other are never in one group, and a group grows
only as large as is allowed: the strongest links are taken first, so what is cut are the weakest.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from wayhome.matching.batch.assignment import Link

LARGE = 12
"""A group of more rows than this wants a person's eye, and must hang together better."""
LARGEST = 50
"""No group has more rows than this, unless somebody asks for it."""
WEAKEST = -2.0
"""No two groups are joined over links that are weaker on average."""
_STRONGEST = 8.0
_NO_LINK = -4.0
# Two rows alone must more likely be one person than not. Between groups many doubtful links in one
# direction are worth a good one; measured on lists of up to twenty rows a person.
_ENOUGH_ALONE = 0.0
_ENOUGH_FOR_LARGE = 0.0
_SOME_LINKS = 4

Contradiction = Callable[[int, int], bool]
"""Whether two rows, by their numbers, can never be one person."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The group of every row that has one, named by its lowest number, and those that were cut.

    Each of `cut` names the groups that would have been one, had size not kept them apart.
    """

    groups: Mapping[int, int]
    cut: tuple[frozenset[int], ...]


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
        return strength >= (_ENOUGH_ALONE if few else WEAKEST)

    def is_too_large(self, one: int, other: int, strength: float, *, largest: int) -> bool:
        """Whether two groups together had more rows than their links can carry."""
        rows = len(self.members[one]) + len(self.members[other])
        return rows > largest or (rows > LARGE and strength < _ENOUGH_FOR_LARGE)

    def contradict(self, one: int, other: int, rule: Contradiction) -> bool:
        """Whether a row of one group contradicts a row of the other."""
        return any(rule(a, b) for a in self.members[one] for b in self.members[other])

    def part(self, one: int, other: int) -> None:
        """Forget every link between two groups: they can never be one."""
        del self.between[one][other], self.between[other][one]

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

    def named(self) -> dict[int, int]:
        """Return the name of every row's group."""
        return {row: name for name, rows in self.members.items() for row in rows}


def cluster(
    links: Iterable[Link],
    *,
    contradiction: Contradiction = lambda _one, _other: False,
    largest: int = LARGEST,
) -> Clusters:
    """Return the groups that links make of rows, and which of them were cut for their size."""
    groups = _Groups()
    for link in links:
        groups.link(link.left, link.right, min(link.weight, _STRONGEST))
    cut = _grown(groups, contradiction, largest)
    named = groups.named()
    together: dict[int, frozenset[int]] = {}
    for one, other in cut:
        names = frozenset(
            name
            for row in (one, other)
            for name in together.get(named[row], frozenset({named[row]}))
        )
        together |= dict.fromkeys(names, names)
    return Clusters(named, tuple(sorted({x for x in together.values() if len(x) > 1}, key=min)))


def _grown(groups: _Groups, contradiction: Contradiction, largest: int) -> list[tuple[int, int]]:
    """Join what belongs together, the strongest first; returns what only its size kept apart."""
    queue = [
        (-groups.strength(one, other), one, other)
        for one, near in groups.between.items()
        for other in near
        if one < other
    ]
    heapq.heapify(queue)
    cut = []
    while queue and -queue[0][0] >= WEAKEST:
        negative, one, other = heapq.heappop(queue)
        if other not in groups.between.get(one, {}) or groups.strength(one, other) != -negative:
            continue
        if not groups.is_enough(one, other, -negative):
            continue
        if groups.contradict(one, other, contradiction):
            groups.part(one, other)
        elif groups.is_too_large(one, other, -negative, largest=largest):
            cut.append((one, other))
        else:
            kept = groups.join(one, other)
            for third in groups.between[kept]:
                pair = (kept, third) if kept < third else (third, kept)
                heapq.heappush(queue, (-groups.strength(*pair), *pair))
    return cut
