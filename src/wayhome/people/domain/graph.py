"""The judgement graph: persons, what was said of their pairs, and who is whom by it.

Scores have no part in it. Whatever a model says of a pair later, the same judgements give the same
clusters, so that the graph can be replayed at any time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.people.domain.clusters import Edge, Member, contradiction, roots
from wayhome.people.domain.verdicts import BARRIERS, PairState, Said, state_of


class Contradiction(Exception):
    """Two persons held apart would become one; `edge` is what holds them apart."""

    def __init__(self, edge: Edge) -> None:
        super().__init__("Two persons held apart would become one.")
        self.edge = edge


@dataclass(frozen=True, slots=True)
class Graph:
    """Persons and the history, oldest first, of every pair among them that was judged."""

    members: tuple[Member, ...]
    histories: Mapping[Edge, tuple[Said, ...]]

    def state(self, edge: Edge) -> PairState:
        """Where a pair stands."""
        return state_of(self.histories.get(edge, ()))

    def roots(self) -> dict[UUID, UUID]:
        """The person who stands for each person."""
        return roots(self.members, self._edges({PairState.SAME}))

    def after(self, edge: Edge, said: Said) -> "Graph":
        """The graph once this was said of a pair. Raises Contradiction."""
        told = (*self.histories.get(edge, ()), said)
        changed = Graph(self.members, {**self.histories, edge: told})
        barrier = contradiction(changed.roots(), changed._edges(BARRIERS))
        if barrier is not None:
            raise Contradiction(barrier)
        return changed

    def _edges(self, states: Collection[PairState]) -> list[Edge]:
        """The pairs that stand in one of these states."""
        return [edge for edge, told in self.histories.items() if state_of(told) in states]
