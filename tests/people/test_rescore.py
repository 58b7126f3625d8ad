"""A new model scores anew and touches no judgement; what it contradicts is listed."""

import psycopg
import pytest

from tests.people.conftest import DARA, DARA_AGAIN, Family, Register
from wayhome.kernel.context import acting
from wayhome.people.actions.judge import judge
from wayhome.people.actions.replay import Replayed, replay
from wayhome.people.actions.rescore import Rescored, rescore
from wayhome.people.domain.second_look import contradicts
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Judgement, Person
from wayhome.people.queries.pairs import pair, second_looks


def spoil(superuser: psycopg.Connection, sql: str) -> None:
    """What an older version, or a mishap, left in the register."""
    superuser.execute(sql)


def scored_anew(register: Register) -> Rescored:
    """Everything scored by the present model."""
    with acting(register.system):
        return rescore(after=None, by=register.system)


def test_rescore_restores_scores_and_leaves_judgements(
    register: Register, superuser: psycopg.Connection
) -> None:
    pair_id = register.pair()
    by = register.staff()
    with acting(by):
        before = pair(by, pair_id)
        judge(pair=pair_id, verdict=Verdict.SAME, reason="One mother.", by=by)
        judged = list(Judgement.objects.values_list("id", "verdict", "probability"))
        clusters = dict(Person.objects.values_list("id", "cluster_id"))
    spoil(superuser, "UPDATE people_pair SET weight = -9, probability = 0.1, scored_with = 'old'")

    done = scored_anew(register)

    with acting(by):
        after = pair(by, pair_id)
        assert (after.weight, after.probability) == (before.weight, before.probability)
        assert after.scored_with == before.scored_with
        assert after.state is PairState.SAME
        assert list(Judgement.objects.values_list("id", "verdict", "probability")) == judged
        assert dict(Person.objects.values_list("id", "cluster_id")) == clusters
    assert (done.rescored, done.last) == (1, None)


def test_rescore_makes_findable_who_was_read_by_older_rules(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    again = register.register(DARA_AGAIN)
    spoil(superuser, "UPDATE people_person SET read_with = 0")
    spoil(superuser, "DELETE FROM people_token")

    done = scored_anew(register)
    idle = scored_anew(register)

    assert done == Rescored(indexed=2, rescored=0, last=None)
    assert idle == Rescored(indexed=0, rescored=0, last=None)
    assert len(register.propose(again).pairs) == 1


@pytest.mark.parametrize(
    ("verdict", "probability"), [(Verdict.SAME, 0.01), (Verdict.DIFFERENT, 0.999)]
)
def test_second_looks_list_what_a_new_model_contradicts(
    register: Register, superuser: psycopg.Connection, verdict: Verdict, probability: float
) -> None:
    pair_id = register.pair()
    by = register.staff()
    with acting(by):
        judge(pair=pair_id, verdict=verdict, reason="I asked.", by=by)
        # The reviewer was shown another score than the one that comes now.
    superuser.execute("UPDATE people_pair SET probability = %s", [1 - probability])
    superuser.execute("ALTER TABLE people_judgement DISABLE TRIGGER USER")
    superuser.execute("UPDATE people_judgement SET probability = 0.5")
    superuser.execute("ALTER TABLE people_judgement ENABLE TRIGGER USER")
    with acting(by):
        none_yet = second_looks(by).rows
    superuser.execute("UPDATE people_pair SET probability = %s", [probability])

    with acting(by):
        listed = second_looks(by).rows
        state = pair(by, pair_id).state
        judge(pair=pair_id, verdict=verdict, reason="I looked again.", by=by)
        after = second_looks(by).rows

    assert none_yet == ()
    assert [row.id for row in listed] == [pair_id]
    assert state is not PairState.OPEN
    assert after == ()


@pytest.mark.parametrize(
    ("state", "probability", "expected"),
    [
        (PairState.SAME, 0.05, True),
        (PairState.SAME, 0.06, False),
        (PairState.DIFFERENT, 0.99, True),
        (PairState.DIFFERENT, 0.98, False),
        (PairState.OPEN, 0.01, False),
        (PairState.DISPUTED, 0.999, False),
    ],
)
def test_contradicts_only_at_opposite_ends(
    state: PairState, probability: float, *, expected: bool
) -> None:
    assert contradicts(state, probability) is expected


def test_replay_changes_nothing_and_puts_right_what_was_spoilt(
    family: Family, superuser: psycopg.Connection
) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(2, 3, Verdict.DIFFERENT)
        before = family.clusters()
    system = family.system
    with acting(system):
        idle = replay(by=system)
    spoil(superuser, "UPDATE people_pair SET state = 'open'")
    spoil(superuser, "UPDATE people_person SET cluster_id = id")
    with acting(system):
        done = replay(by=system)
        assert family.clusters() == before

    assert idle == Replayed(pairs=0, clusters=0)
    assert (done.pairs, done.clusters) == (2, 2)
