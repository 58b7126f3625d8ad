"""A described person is looked up: the ten likeliest, with weights that add up, on the record."""

from dataclasses import replace
from math import fsum

import psycopg
import pytest

from tests.people.conftest import DARA, DARA_AGAIN, SOMEBODY_ELSE, Register
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import acting
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.weights import DEFAULT
from wayhome.people.queries.likeliest import QUICK
from wayhome.people.queries.lookup import MOST, Matches, lookup

pytestmark = pytest.mark.own_sql


def find(register: Register, description: Description, by: Actor | None = None) -> Matches:
    """Look up as somebody of the register's agency."""
    actor = by or register.staff()
    with acting(actor):
        return lookup(actor, description, purpose=Purpose.QUALITY)


def test_lookup_puts_the_described_person_first_and_says_why(register: Register) -> None:
    sister = replace(DARA, names=("Chenda Sreymom",), birth=PartialDate(2001, 1, 9))
    register.register(sister)
    person = register.register(DARA)
    register.register(SOMEBODY_ELSE)

    first, *_ = find(register, DARA_AGAIN).found

    assert first.person == person
    assert first.description == DARA
    assert fsum((DEFAULT.prior, *(each.weight for each in first.reasons))) == pytest.approx(
        first.weight, abs=1e-9
    )


@pytest.mark.parametrize(
    "birth", [PartialDate(1997), PartialDate(1999, 5, 3), PartialDate(1998, 3, 5)]
)
def test_lookup_finds_the_person_when_only_a_slipped_birth_and_one_name_are_known(
    register: Register, birth: PartialDate
) -> None:
    person = register.register(DARA)

    found = find(register, Description(names=("Keomony",), birth=birth)).found

    assert [each.person for each in found] == [person]


def test_lookup_returns_ten_at_most(register: Register) -> None:
    for _ in range(MOST + 2):
        register.register(DARA)

    assert len(find(register, DARA_AGAIN).found) == MOST


def test_lookup_puts_the_person_first_among_more_namesakes_than_are_compared_in_full(
    register: Register,
) -> None:
    for number in range(QUICK.compared + 5):
        register.register(Description(names=DARA.names, birth=PartialDate(1940 + number)))
    person = register.register(DARA)

    assert find(register, DARA_AGAIN).found[0].person == person


def test_lookup_never_reaches_another_agency(register: Register) -> None:
    Register().register(DARA)

    assert find(register, DARA_AGAIN) == Matches(found=(), skipped=0)


def test_lookup_finds_nobody_when_nothing_is_told(register: Register) -> None:
    register.register(DARA)

    assert find(register, Description()) == Matches(found=(), skipped=0)


def test_lookup_leaves_one_leaf_without_the_description(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    by = register.staff()

    find(register, DARA_AGAIN, by)

    ((tag, body),) = superuser.execute(
        "SELECT tag, convert_from(body, 'UTF8') FROM audit_leaf WHERE actor_id = %s", [by.user]
    ).fetchall()
    assert tag == "people:register:searched"
    assert "henda" not in body


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_lookup_is_refused_when_the_role_reads_no_case(register: Register, role: Role) -> None:
    with pytest.raises(NotFound):
        find(register, DARA, register.staff(role))
