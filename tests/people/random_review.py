"""Reviewers who judge, settle and take back at random, for tests and benchmarks of undo."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from uuid import UUID

from wayhome.kernel.joining import Edge, Member
from wayhome.people.domain.graph import Contradiction, Graph
from wayhome.people.domain.verdicts import PairState, Said, Verdict, in_force, is_settled

_START = datetime(2022, 8, 18, tzinfo=UTC)


def members(count: int) -> tuple[Member, ...]:
    """Persons whose ids run against the order of registration."""
    return tuple(
        Member(id=UUID(int=1000 - number), registered_at=_START + timedelta(days=number // 2))
        for number in range(count)
    )


def edges(among: tuple[Member, ...]) -> tuple[Edge, ...]:
    """Every pair of them."""
    return tuple(Edge(*sorted((one.id, other.id))) for one, other in combinations(among, 2))


def view(graph: Graph, pairs: tuple[Edge, ...]) -> bytes:
    """All that a reader sees of a graph: who is whom, and where every pair stands."""
    who = sorted((str(person), str(root)) for person, root in graph.roots().items())
    where = [(str(edge), graph.state(edge).value) for edge in pairs]
    return repr((who, where)).encode()


@dataclass
class Review:
    """A graph under review, and every line that was admitted."""

    graph: Graph
    pairs: tuple[Edge, ...]
    chance: Random
    lines: int = 0
    refused: int = 0
    made: list[tuple[Edge, UUID, bytes]] = field(default_factory=list)

    def step(self) -> None:
        """Somebody says something of some pair, or is refused."""
        heard = [pair for pair in self.pairs if not self._is_settled(pair)]
        edge = self.chance.choice(heard)
        line = replace(
            self._line(),
            verdict=self.chance.choice(tuple(Verdict)),
            needs_second=self.chance.random() < 0.3,
        )
        if self.graph.state(edge) is PairState.DISPUTED and self.chance.random() < 0.5:
            line = replace(line, verdict=self.chance.choice((Verdict.SAME, Verdict.DIFFERENT)))
            line = replace(line, settles=True, needs_second=False)
        before = view(self.graph, self.pairs)
        if self._say(edge, line):
            self.made.append((edge, line.id, before))

    def undo_all(self) -> Iterator[tuple[bytes, bytes]]:
        """Take everything back, the last first: what is seen, and what was seen before it."""
        for edge, judgement, before in reversed(self.made):
            assert self._say(edge, replace(self._line(), retracts=judgement))
            yield view(self.graph, self.pairs), before

    def retractable(self) -> list[tuple[Edge, UUID]]:
        """Every judgement in force."""
        return [
            (edge, said.id)
            for edge, told in self.graph.histories.items()
            for said in in_force(told)
        ]

    def take_back(self, edge: Edge, judgement: UUID) -> bool:
        """Take one judgement back, whichever; False when the rest would contradict itself."""
        return self._say(edge, replace(self._line(), retracts=judgement))

    def _is_settled(self, edge: Edge) -> bool:
        return is_settled(self.graph.histories.get(edge, ()))

    def _line(self) -> Said:
        """A new line by one of three reviewers."""
        self.lines += 1
        return Said(id=UUID(int=self.lines), verdict=None, by=UUID(int=self.chance.randrange(3)))

    def _say(self, edge: Edge, line: Said) -> bool:
        try:
            self.graph = self.graph.after(edge, line)
        except Contradiction:
            self.refused += 1
            return False
        return True


def begin(chance: Random, *, persons: int = 6) -> Review:
    """A review nobody began."""
    among = members(persons)
    return Review(graph=Graph(among, {}), pairs=edges(among), chance=chance)
