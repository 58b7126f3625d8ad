"""The graph of judged mentions: nothing contradicts, two it takes two to join, undo is exact."""

from datetime import UTC, datetime
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from wayhome.kernel.joining import Edge, Member
from wayhome.kernel.judging import in_force
from wayhome.record.domain.subject_graph import Contradiction, Graph
from wayhome.record.domain.subject_verdicts import DECIDED, PairState, Said, Verdict, state_of

MOMENT = datetime(2021, 5, 3, tzinfo=UTC)
MEMBERS = tuple(Member(UUID(int=number), MOMENT) for number in range(1, 6))
PAIRS = tuple(Edge(one.id, other.id) for one, other in combinations(MEMBERS, 2))
REVIEWERS = tuple(UUID(int=number) for number in range(101, 104))


def view(graph: Graph) -> tuple[object, ...]:
    """All that follows from a graph."""
    return (graph.roots(), *(graph.state(edge) for edge in PAIRS))


class Reviewing(RuleBasedStateMachine):
    """Three reviewers judge and take back in any order."""

    @initialize()
    def begin(self) -> None:
        """Nobody judged anything."""
        self.graph, self.lines = Graph(MEMBERS, {}), 0
        self.made: list[tuple[Edge, Said, tuple[object, ...]]] = []
        self.untouched = view(self.graph)

    @rule(
        edge=st.sampled_from(PAIRS),
        verdict=st.sampled_from(list(Verdict)),
        by=st.sampled_from(REVIEWERS),
        needs_second=st.booleans(),
    )
    def judge(self, edge: Edge, verdict: Verdict, by: UUID, *, needs_second: bool) -> None:
        """Somebody says something of a pair that is not decided."""
        if self.graph.state(edge) in DECIDED:
            return
        said, before = self.line(by, verdict, needs_second=needs_second), view(self.graph)
        try:
            self.graph = self.graph.after(edge, said)
        except Contradiction:
            assert view(self.graph) == before
        else:
            self.made.append((edge, said, before))

    @precondition(lambda self: self.made)
    @rule()
    def take_back_the_last(self) -> None:
        """Taking back what was said last restores exactly what was seen before it."""
        edge, said, before = self.made.pop()
        assert in_force(self.graph.histories[edge]) == said
        self.graph = self.graph.after(edge, self.line(said.by, None, retracts=said.id))
        assert view(self.graph) == before

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def take_back_any(self, data: st.DataObject) -> None:
        """Taking back an older one parts nothing that others join, and contradicts nothing."""
        edge, said, _ = data.draw(st.sampled_from(self.made))
        if in_force(self.graph.histories[edge]) == said:
            self.graph = self.graph.after(edge, self.line(said.by, None, retracts=said.id))
            self.made.clear()
            self.untouched = view(self.graph)

    @invariant()
    def nothing_contradicts(self) -> None:
        """Who is held the same is one, and nobody is joined with whom they are held apart from."""
        roots = self.graph.roots()
        for edge in PAIRS:
            state, is_joined = self.graph.state(edge), roots[edge.left] == roots[edge.right]
            assert not (state is PairState.DIFFERENT and is_joined)
            assert is_joined or state is not PairState.SAME

    def teardown(self) -> None:
        """Taking everything back in turn leaves nothing behind."""
        for edge, said, before in reversed(self.made):
            self.graph = self.graph.after(edge, self.line(said.by, None, retracts=said.id))
            assert view(self.graph) == before
        assert view(self.graph) == self.untouched

    def line(
        self,
        by: UUID | None,
        verdict: Verdict | None,
        *,
        retracts: UUID | None = None,
        needs_second: bool = False,
    ) -> Said:
        """A line with a number of its own."""
        self.lines += 1
        return Said(UUID(int=self.lines), verdict, retracts, by=by, needs_second=needs_second)


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def same(number: int, by: UUID, *, needs_second: bool = True) -> Said:
    """A word that two are one."""
    return Said(UUID(int=number), Verdict.SAME, by=by, needs_second=needs_second)


@pytest.mark.parametrize(
    ("history", "state"),
    [
        ((), PairState.OPEN),
        ((same(1, REVIEWERS[0]),), PairState.WAITING),
        ((same(1, REVIEWERS[0]), same(2, REVIEWERS[0])), PairState.WAITING),
        ((same(1, REVIEWERS[0]), same(2, REVIEWERS[1])), PairState.SAME),
        ((same(1, REVIEWERS[0], needs_second=False),), PairState.SAME),
        (
            (
                same(1, REVIEWERS[0]),
                Said(UUID(int=2), Verdict.CANNOT_TELL, by=REVIEWERS[1]),
                same(3, REVIEWERS[1]),
            ),
            PairState.WAITING,
        ),
    ],
)
def test_grave_join_takes_two(history: tuple[Said, ...], state: PairState) -> None:
    assert state_of(history) is state
