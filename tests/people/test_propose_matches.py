"""Pairs are proposed with reasons, once, and never across agencies."""

import json

import psycopg
import pytest

from tests.people.conftest import DARA, DARA_AGAIN, SOMEBODY_ELSE, Register
from wayhome.kernel.context import acting
from wayhome.matching.description import Description
from wayhome.people.domain.tokens import typed_probes
from wayhome.people.models import Pair
from wayhome.people.queries.candidates import Reach, candidates

pytestmark = pytest.mark.own_sql


def stored_pairs(superuser: psycopg.Connection) -> list[tuple[object, ...]]:
    """Every pair as it stands in the table."""
    return superuser.execute("SELECT people_pair::text FROM people_pair ORDER BY 1").fetchall()


def test_propose_matches_finds_the_person_when_day_and_month_are_swapped(
    register: Register,
) -> None:
    first = register.register(DARA)
    register.register(SOMEBODY_ELSE)
    second = register.register(DARA_AGAIN)

    proposed = register.propose(second)

    with acting(register.system):
        pair = Pair.objects.get(agency_id=register.agency)
    assert proposed.pairs == (pair.id,)
    assert {pair.left_id, pair.right_id} == {first, second}
    assert pair.probability > 0.9


def test_propose_matches_keeps_codes_and_no_values(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.pair()

    ((comparisons,),) = superuser.execute("SELECT comparisons FROM people_pair").fetchall()
    assert {"name", "birth", "phone"} <= {each["feature"] for each in comparisons}
    for secret in ("henda", "85512345678", "12 345 678"):
        assert secret not in json.dumps(comparisons)


def test_propose_matches_changes_nothing_when_repeated_from_either_end(
    register: Register, superuser: psycopg.Connection
) -> None:
    first = register.register(DARA)
    second = register.register(DARA_AGAIN)
    register.propose(second)
    before = stored_pairs(superuser)

    again = [register.propose(second), register.propose(first)]

    assert [proposed.pairs for proposed in again] == [(), ()]
    assert stored_pairs(superuser) == before


def test_propose_matches_ignores_the_same_person_in_another_agency(register: Register) -> None:
    Register().register(DARA)
    person = register.register(DARA_AGAIN)

    assert register.propose(person).compared == 0


@pytest.mark.parametrize("common", [2, 3])
def test_candidates_skips_and_counts_a_token_when_too_many_share_it(
    register: Register, common: int
) -> None:
    namesakes = [register.register(Description(names=("Vichea",))) for _ in range(3)]
    with acting(register.system):
        probes = typed_probes(register.agency, "Vichea")
        found = candidates(register.system, probes, Reach(most=10, common=common))
        again = candidates(register.system, probes, Reach(most=10, common=common))

    assert again == found
    if common == 2:
        assert (found.hits, found.skipped) == ((), len(probes))
    else:
        assert ({hit.person for hit in found.hits}, found.skipped) == (set(namesakes), 0)
