"""What was held of mentions: which are one by it, and what it forbids.

Reasons and weights have no part in it: the same judgements give the same subjects whenever they
are gone through.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.joining import Edge, Member, chain, contradiction, roots
from wayhome.kernel.judging import in_force
from wayhome.record.domain.subject_verdicts import PairState, Said, state_of


class Contradiction(Exception):
    """What was said cannot stand beside what is in force; `against` are those lines."""

    def __init__(self, against: tuple[Said, ...]) -> None:
        super().__init__("Judgements in force stand against this one.")
        self.against = against


@dataclass(frozen=True, slots=True)
class Graph:
    """Mentions and the history, oldest first, of every pair among them that was judged."""

    members: tuple[Member, ...]
    histories: Mapping[Edge, tuple[Said, ...]]

    def state(self, edge: Edge) -> PairState:
        """Where a pair stands."""
        return state_of(self.histories.get(edge, ()))

    def roots(self) -> dict[UUID, UUID]:
        """The mention that stands for each mention."""
        return roots(self.members, self._edges({PairState.SAME}))

    def after(self, edge: Edge, said: Said) -> "Graph":
        """The graph once this was said of a pair. Raises Contradiction."""
        told = (*self.histories.get(edge, ()), said)
        changed = Graph(self.members, {**self.histories, edge: told})
        barrier = contradiction(changed.roots(), changed._edges({PairState.DIFFERENT}))
        if barrier is not None:
            raise Contradiction(changed._against(barrier, edge))
        return changed

    def _against(self, barrier: Edge, edge: Edge) -> tuple[Said, ...]:
        """What forbids the last line on `edge`: what holds two apart, or joins its own ends."""
        if barrier != edge:
            standing = [in_force(self.histories[barrier])]
        else:
            joins = chain(self._edges({PairState.SAME}), edge)
            standing = [in_force(self.histories[join]) for join in joins]
        return tuple(said for said in standing if said is not None)

    def _edges(self, states: Collection[PairState]) -> list[Edge]:
        """The pairs that stand in one of these states."""
        return [edge for edge, told in self.histories.items() if state_of(told) in states]
