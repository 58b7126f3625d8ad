"""Judgements join and part persons; taking one back restores exactly what was before."""

from itertools import combinations
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.conftest import Family, Register
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import clock
from wayhome.kernel.context import acting
from wayhome.kernel.reasons import ReasonMissing
from wayhome.people.actions.judge import HeldDifferent, HeldSame, Judged, judge
from wayhome.people.actions.retract import NotInForce, retract
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Judgement, Pair

pytestmark = pytest.mark.own_sql


def test_judge_joins_under_the_earliest_registered_when_same(family: Family) -> None:
    with acting(family.by):
        judged = family.judge(2, 1, Verdict.SAME)
        clusters = family.clusters()

    first, second, third, fourth = family.persons
    assert clusters == {first: first, second: second, third: second, fourth: fourth}
    assert set(judged.clusters) == {second, third}


def test_judge_joins_through_others_when_both_are_same_as_one(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(1, 2, Verdict.SAME)

        assert set(family.clusters().values()) == {family.persons[0], family.persons[3]}


def test_judge_refuses_to_join_when_others_of_the_two_are_held_different(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(2, 3, Verdict.SAME)
        family.judge(0, 2, Verdict.DIFFERENT)
        before = family.clusters()

        with pytest.raises(HeldDifferent):
            family.judge(1, 3, Verdict.SAME)

        assert family.clusters() == before


def test_judge_refuses_different_when_others_join_the_two(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(1, 2, Verdict.SAME)

        with pytest.raises(HeldSame):
            family.judge(0, 2, Verdict.DIFFERENT)


def test_judge_keeps_the_pair_for_later_when_nobody_can_tell(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.CANNOT_TELL)
        later = Pair.objects.get(agency_id=family.agency, state=PairState.LATER)
        family.judge(0, 1, Verdict.SAME)
        later.refresh_from_db()

    assert later.state == PairState.SAME


def test_judge_changes_nothing_when_the_same_user_repeats(family: Family) -> None:
    with acting(family.by):
        first = family.judge(0, 1, Verdict.SAME)
        second = family.judge(0, 1, Verdict.SAME)

        assert second == Judged(first.judgement, clusters=(), state=PairState.SAME)
        assert Judgement.objects.count() == 1


def test_judge_replaces_a_reviewers_own_word_when_it_is_another(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        later = family.judge(0, 1, Verdict.DIFFERENT)

        assert later.state is PairState.DIFFERENT
        assert family.are_apart()


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 2_001])
def test_judge_needs_a_reason_of_bearable_length(family: Family, reason: str) -> None:
    with acting(family.by), pytest.raises(ReasonMissing):
        judge(pair=family.pair(0, 1), verdict=Verdict.SAME, reason=reason, by=family.by)


def test_judge_keeps_reasons_sealed(family: Family, superuser: psycopg.Connection) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)

    stored = str(
        superuser.execute("SELECT people_judgement::text FROM people_judgement").fetchall()
    )
    assert "Spoke" not in stored
    assert b"Spoke".hex() not in stored


def test_judge_same_is_refused_when_the_role_may_not_merge(
    family: Family, register: Register
) -> None:
    worker = register.staff(Role.CASE_WORKER)

    with acting(worker):
        with pytest.raises(NotFound):
            family.judge(0, 1, Verdict.SAME, by=worker)
        family.judge(0, 1, Verdict.CANNOT_TELL, by=worker)


def test_judge_knows_no_pair_when_it_is_another_agencys(family: Family) -> None:
    stranger = Register().staff()

    with acting(stranger), pytest.raises(NotFound):
        family.judge(0, 1, Verdict.SAME, by=stranger)


def test_judgements_leave_one_leaf_each(family: Family, superuser: psycopg.Connection) -> None:
    with acting(family.by):
        same = family.judge(0, 1, Verdict.SAME)
        family.judge(0, 2, Verdict.DIFFERENT)
        retract(judgement=same.judgement, reason="Wrong file.", by=family.by)

    leaves = superuser.execute(
        "SELECT tag FROM audit_leaf WHERE actor_id = %s ORDER BY at", [family.by.user]
    ).fetchall()
    assert leaves == [
        ("people:persons:merged",),
        ("people:pair:judged",),
        ("people:persons:unmerged",),
    ]


def test_retract_is_refused_when_it_was_retracted_before(family: Family) -> None:
    with acting(family.by):
        same = family.judge(0, 1, Verdict.SAME)
        retract(judgement=same.judgement, reason="Wrong file.", by=family.by)

        with pytest.raises(NotInForce):
            retract(judgement=same.judgement, reason="Again.", by=family.by)


def test_retract_returns_the_pair_to_its_pile_of_before(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.CANNOT_TELL)
        same = family.judge(0, 1, Verdict.SAME)
        retract(judgement=same.judgement, reason="Wrong file.", by=family.by)

        assert Pair.objects.get(id=family.pair(0, 1)).state == PairState.LATER


def test_retract_knows_no_judgement_when_there_is_none(family: Family) -> None:
    with acting(family.by), pytest.raises(NotFound):
        retract(judgement=uuid4(), reason="Wrong file.", by=family.by)


steps = st.lists(
    st.tuples(
        st.sampled_from(list(combinations(range(4), 2))),
        st.sampled_from(list(Verdict)),
        st.booleans(),
    ),
    max_size=12,
)


@given(steps)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_retract_restores_the_exact_clusters_after_any_sequence(
    family: Family, steps: list[tuple[tuple[int, int], Verdict, bool]]
) -> None:
    with acting(family.by), clock.at(clock.now()):
        made: list[UUID] = []
        for (one, other), verdict, is_taken_back in steps:
            before = family.clusters()
            try:
                judged = family.judge(one, other, verdict)
            except (HeldDifferent, HeldSame):
                assert family.clusters() == before
                continue
            is_new = judged.judgement not in made
            if is_new and is_taken_back:
                retract(judgement=judged.judgement, reason="Wrong file.", by=family.by)
                assert family.clusters() == before
            elif is_new:
                made.append(judged.judgement)
            assert family.holds_no_contradiction()
        for judgement in reversed(made):
            retract(judgement=judgement, reason="Wrong file.", by=family.by)
        assert family.clusters() == {person: person for person in family.persons}
        assert not Pair.objects.exclude(state=PairState.OPEN).exists()
