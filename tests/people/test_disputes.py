"""Reviewers who disagree join nobody; a third person settles it; the history keeps all."""

import pytest

from tests.people.conftest import Family, Register
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import acting
from wayhome.people.actions.judge import AlreadySettled, HeldDifferent, HeldSame
from wayhome.people.actions.retract import NotOwn, retract
from wayhome.people.actions.settle import NotDecided, NotDisputed, OwnDispute, settle
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.queries.judgements import judgements


@pytest.fixture
def other(register: Register) -> Actor:
    """A second reviewer."""
    return register.staff(Role.INTAKE_OFFICER)


def disagree(family: Family, other: Actor) -> None:
    """One says same, the other different, of the first two."""
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    with acting(other):
        family.judge(0, 1, Verdict.DIFFERENT, by=other)


def test_dispute_parts_at_once_and_keeps_both_words(family: Family, other: Actor) -> None:
    disagree(family, other)

    with acting(family.by):
        told = judgements(family.by, [family.pair(0, 1)])
        assert family.state(0, 1) is PairState.DISPUTED
        assert family.are_apart()
        assert [line.verdict for line in told] == [Verdict.DIFFERENT, Verdict.SAME]
        assert all(line.is_in_force for line in told)


def test_dispute_keeps_the_barrier_when_different_came_first(family: Family, other: Actor) -> None:
    with acting(other):
        family.judge(0, 1, Verdict.DIFFERENT, by=other)
    with acting(family.by):
        disputed = family.judge(0, 1, Verdict.SAME)
        family.judge(1, 2, Verdict.SAME)

        assert disputed.state is PairState.DISPUTED
        with pytest.raises(HeldDifferent):
            family.judge(0, 2, Verdict.SAME)


def test_dispute_is_refused_when_others_join_the_two_anyway(family: Family, other: Actor) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(1, 2, Verdict.SAME)
        family.judge(0, 2, Verdict.SAME)
        before = family.clusters()

    with acting(other):
        family.judge(0, 2, Verdict.SAME, by=other)
        with pytest.raises(HeldSame):
            family.judge(0, 1, Verdict.DIFFERENT, by=other)
        assert family.clusters() == before


@pytest.mark.parametrize(
    ("verdict", "state"),
    [(Verdict.SAME, PairState.SAME), (Verdict.DIFFERENT, PairState.DIFFERENT)],
)
def test_settlement_stands_alone_until_it_is_taken_back(
    family: Family, register: Register, other: Actor, verdict: Verdict, state: PairState
) -> None:
    third = register.staff()
    disagree(family, other)

    with acting(third):
        settled = settle(pair=family.pair(0, 1), verdict=verdict, reason="Asked both.", by=third)
        assert settled.state is state
        assert family.are_apart() == (verdict is Verdict.DIFFERENT)
        told = judgements(third, [family.pair(0, 1)])
        assert [line.is_in_force for line in told] == [True, False, False]
        retract(judgement=settled.judgement, reason="New facts.", by=third)
        assert family.state(0, 1) is PairState.DISPUTED
        assert family.are_apart()


def test_settlement_refuses_another_word_until_it_is_taken_back(
    family: Family, register: Register, other: Actor
) -> None:
    third = register.staff()
    disagree(family, other)
    with acting(third):
        settle(pair=family.pair(0, 1), verdict=Verdict.SAME, reason="Asked both.", by=third)

    with acting(other), pytest.raises(AlreadySettled):
        family.judge(0, 1, Verdict.CANNOT_TELL, by=other)


def test_settlement_is_for_supervisors_and_not_for_who_disagrees(
    family: Family, register: Register, other: Actor
) -> None:
    disagree(family, other)
    officer = register.staff(Role.INTAKE_OFFICER)
    pair = family.pair(0, 1)

    with acting(officer), pytest.raises(NotFound):
        settle(pair=pair, verdict=Verdict.SAME, reason="Mine.", by=officer)
    with acting(family.by), pytest.raises(OwnDispute):
        settle(pair=pair, verdict=Verdict.SAME, reason="Mine.", by=family.by)


def test_settlement_needs_a_dispute_and_a_decision(
    family: Family, register: Register, other: Actor
) -> None:
    third = register.staff()
    disagree(family, other)

    with acting(third):
        with pytest.raises(NotDisputed):
            settle(pair=family.pair(1, 2), verdict=Verdict.SAME, reason="Why not.", by=third)
        with pytest.raises(NotDecided):
            settle(pair=family.pair(0, 1), verdict=Verdict.CANNOT_TELL, reason="Hm.", by=third)


def test_dispute_ends_when_one_takes_the_own_word_back(family: Family, other: Actor) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    with acting(other):
        dissent = family.judge(0, 1, Verdict.DIFFERENT, by=other)
    with acting(family.by), pytest.raises(NotOwn):
        retract(judgement=dissent.judgement, reason="I know better.", by=family.by)
    with acting(other):
        retract(judgement=dissent.judgement, reason="I was wrong.", by=other)

        assert family.state(0, 1) is PairState.SAME
        assert not family.are_apart()


def test_dissent_cannot_be_taken_back_when_the_join_would_swallow_a_barrier(
    family: Family, other: Actor
) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    with acting(other):
        dissent = family.judge(0, 1, Verdict.DIFFERENT, by=other)
    with acting(family.by):
        family.judge(1, 2, Verdict.SAME)
        family.judge(0, 2, Verdict.DIFFERENT)
        before = family.clusters()

    with acting(other):
        with pytest.raises(HeldDifferent):
            retract(judgement=dissent.judgement, reason="I was wrong.", by=other)
        assert family.clusters() == before


def test_supervisor_takes_back_a_colleagues_word_when_nobody_disagrees(
    family: Family, other: Actor
) -> None:
    with acting(other):
        judged = family.judge(0, 1, Verdict.SAME, by=other)

    with acting(family.by):
        retract(judgement=judged.judgement, reason="Wrong file.", by=family.by)
        assert family.are_apart()
