"""The judgement graph: whatever reviewers do, nothing contradicts, and undo is exact."""

import os
from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.people.random_review import begin, edges, members, view
from wayhome.kernel.joining import Edge
from wayhome.people.domain.graph import Contradiction, Graph
from wayhome.people.domain.verdicts import BARRIERS, PairState, Said, Verdict, in_force, is_settled

MEMBERS = members(5)
PAIRS = edges(MEMBERS)
# All ten thousand where drills are run in full; bench/undo does them through the actions.
SEQUENCES = 10_000 if os.environ.get("WAYHOME_DRILL_SIZE") == "full" else 2_000
REVIEWERS = tuple(UUID(int=number) for number in range(1, 4))


class Reviewing(RuleBasedStateMachine):
    """Three reviewers judge, settle and take back in any order."""

    @initialize()
    def begin(self) -> None:
        """Nobody judged anything."""
        self.graph = Graph(MEMBERS, {})
        self.untouched = view(self.graph, PAIRS)
        self.made: list[tuple[Edge, Said, bytes]] = []
        self.lines = 0

    @rule(
        edge=st.sampled_from(PAIRS),
        verdict=st.sampled_from(list(Verdict)),
        by=st.sampled_from(REVIEWERS),
        needs_second=st.booleans(),
    )
    def judge(self, edge: Edge, verdict: Verdict, by: UUID, *, needs_second: bool) -> None:
        """Somebody says something."""
        self.say(edge, replace(self.line(by), verdict=verdict, needs_second=needs_second))

    @rule(data=st.data(), verdict=st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
    def settle(self, data: st.DataObject, verdict: Verdict) -> None:
        """A supervisor ends a disagreement."""
        disputed = [edge for edge in PAIRS if self.graph.state(edge) is PairState.DISPUTED]
        if disputed:
            edge = data.draw(st.sampled_from(disputed))
            self.say(edge, replace(self.line(UUID(int=9)), verdict=verdict, settles=True))

    @precondition(lambda self: self.made)
    @rule()
    def take_back_the_last(self) -> None:
        """Taking back what was said last restores exactly what was seen before it."""
        edge, said, before = self.made.pop()
        if said in in_force(self.graph.histories[edge]):
            self.graph = self.graph.after(edge, replace(self.line(said.by), retracts=said.id))
            assert view(self.graph, PAIRS) == before

    @invariant()
    def nothing_contradicts(self) -> None:
        """Who is held the same is one, and nobody is joined with whom they are kept apart from."""
        roots = self.graph.roots()
        for edge in PAIRS:
            state, is_joined = self.graph.state(edge), roots[edge.left] == roots[edge.right]
            assert not (state in BARRIERS and is_joined)
            assert is_joined or state is not PairState.SAME

    def teardown(self) -> None:
        """Taking everything back in turn leaves nothing behind."""
        for edge, said, before in reversed(self.made):
            self.graph = self.graph.after(edge, replace(self.line(said.by), retracts=said.id))
            assert view(self.graph, PAIRS) == before
        assert view(self.graph, PAIRS) == self.untouched

    def line(self, by: UUID | None) -> Said:
        """An empty line by somebody."""
        self.lines += 1
        return Said(id=UUID(int=self.lines), verdict=None, by=by)

    def say(self, edge: Edge, said: Said) -> None:
        """Admit a line, or change nothing; nobody is heard on what was settled."""
        before = view(self.graph, PAIRS)
        if is_settled(self.graph.histories.get(edge, ())):
            return
        try:
            self.graph = self.graph.after(edge, said)
        except Contradiction:
            assert view(self.graph, PAIRS) == before
        else:
            self.made.append((edge, said, before))


Reviewing.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
test_reviewing_contradicts_nothing_and_undoes_exactly = Reviewing.TestCase


def test_reviews_are_undone_byte_for_byte() -> None:
    merged = 0
    for number in range(SEQUENCES):
        review = begin(Random(number), persons=4)
        untouched = view(review.graph, review.pairs)
        for _ in range(1 + number % 6):
            review.step()
        merged += view(review.graph, review.pairs) != untouched
        for seen, before in review.undo_all():
            assert seen == before
        assert view(review.graph, review.pairs) == untouched
    assert merged > SEQUENCES // 2


def test_judgements_taken_back_in_any_order_leave_nobody_joined() -> None:
    for number in range(300):
        review = begin(Random(number))
        untouched = view(review.graph, review.pairs)
        for _ in range(12):
            review.step()
        while waiting := review.retractable():
            review.chance.shuffle(waiting)
            assert any(review.take_back(edge, judgement) for edge, judgement in waiting)
        assert view(review.graph, review.pairs) == untouched


def test_state_of_a_pair_does_not_depend_on_what_a_score_says() -> None:
    edge = PAIRS[0]
    said = Said(id=UUID(int=1), verdict=Verdict.SAME, by=REVIEWERS[0])

    joined = Graph(MEMBERS, {}).after(edge, said)

    assert joined.state(edge) is PairState.SAME
    assert Graph(MEMBERS, dict(joined.histories)).roots() == joined.roots()
