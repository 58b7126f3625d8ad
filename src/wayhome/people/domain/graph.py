"""The judgement graph: persons, what was said of their pairs, and who is whom by it.

Scores have no part in it. Whatever a model says of a pair later, the same judgements give the same
clusters, so that the graph can be replayed at any time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.joining import Edge, Member, chain, contradiction, roots
from wayhome.people.domain.verdicts import BARRIERS, PairState, Said, Verdict, in_force, state_of


class Contradiction(Exception):
    """Two persons held apart would become one; `edge` is what holds them apart.

    `against` are the lines in force that what was said cannot stand beside.
    """

    def __init__(self, edge: Edge, against: tuple[Said, ...]) -> None:
        super().__init__("Two persons held apart would become one.")
        self.edge = edge
        self.against = against


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
            raise Contradiction(barrier, changed._against(barrier, edge))
        return changed

    def _against(self, barrier: Edge, edge: Edge) -> tuple[Said, ...]:
        """What forbids the last line on `edge`: who parted the barrier, or joined its own ends."""
        if barrier != edge:
            told, verdict = in_force(self.histories[barrier]), Verdict.DIFFERENT
        else:
            joins = chain(self._edges({PairState.SAME}), edge)
            told = tuple(said for join in joins for said in in_force(self.histories[join]))
            verdict = Verdict.SAME
        return tuple(said for said in told if said.verdict is verdict)

    def _edges(self, states: Collection[PairState]) -> list[Edge]:
        """The pairs that stand in one of these states."""
        return [edge for edge, told in self.histories.items() if state_of(told) in states]
