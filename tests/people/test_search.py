"""A typed name, telephone or document finds the person, in any script, on the record."""

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.conftest import DARA, DARA_AGAIN, SOMEBODY_ELSE, Register
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import acting
from wayhome.matching.compare.comparison import Reason
from wayhome.matching.description import Description
from wayhome.people.actions.judge import judge
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.models import Person
from wayhome.people.queries.search import Found, search

pytestmark = pytest.mark.own_sql

NAMED_IN_TWO_SCRIPTS = Description(names=("Sok Dara", "សុខ ដារ៉ា"), documents=("N 01234567",))


def find(register: Register, text: str, by: Actor | None = None) -> Found:
    """Search as somebody of the register's agency."""
    actor = by or register.staff()
    with acting(actor):
        return search(actor, text, purpose=Purpose.QUALITY)


@pytest.mark.parametrize(
    "text",
    [
        "Chenda Keomony",
        "keomony chenda",
        "Keomony",
        "Chanda Keomony",
        "+855 12 345 678",
        "012 345 678",
        "០១២ ៣៤៥ ៦៧៨",
    ],
)
def test_search_finds_the_person_when_typed_in_usual_ways(register: Register, text: str) -> None:
    person = register.register(DARA)
    register.register(SOMEBODY_ELSE)

    found = find(register, text)

    assert [hit.person for hit in found.hits] == [person]
    assert found.hits[0].description == DARA


@pytest.mark.parametrize("text", ["សុខ ដារ៉ា", "SOK DARA", "N01234567", "no1234567"])
def test_search_reads_scripts_and_look_alike_characters(register: Register, text: str) -> None:
    person = register.register(NAMED_IN_TWO_SCRIPTS)

    assert [hit.person for hit in find(register, text).hits] == [person]


def test_search_says_why(register: Register) -> None:
    register.register(DARA)

    (hit,) = find(register, "Keomony Chenda").hits

    assert [reason.reason for reason in hit.reasons] == [Reason.NAME_ORDER_SWAPPED]


@pytest.mark.parametrize("text", ["", " ", "?!", "zzzzqq", "x" * 10_000, "\x00", "%_'\\"])
def test_search_finds_nobody_when_nothing_fits(register: Register, text: str) -> None:
    register.register(DARA)

    assert find(register, text).hits == ()


@given(text=st.text(max_size=80))
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_search_bears_any_text(register: Register, text: str) -> None:
    assert find(register, text).skipped >= 0


def test_search_shows_joined_persons_once(register: Register) -> None:
    by = register.staff()
    pair = register.pair()
    with acting(by):
        judge(pair=pair, verdict=Verdict.SAME, reason="Same mother.", by=by)

    (hit,) = find(register, "Chenda Keomony").hits

    assert hit.mentions == 2
    assert hit.description in (DARA, DARA_AGAIN)


def test_search_never_reaches_another_agency(register: Register) -> None:
    Register().register(DARA)

    assert find(register, "Chenda Keomony").hits == ()


def test_search_leaves_a_leaf_without_the_text(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    by = register.staff()

    find(register, "Chenda Keomony", by)

    leaves = superuser.execute(
        "SELECT tag, convert_from(body, 'UTF8') FROM audit_leaf WHERE actor_id = %s", [by.user]
    ).fetchall()
    ((tag, body),) = leaves
    assert tag == "people:register:searched"
    assert '"purpose":"quality"' in body
    assert "henda" not in body


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR])
def test_search_is_refused_when_the_role_reads_no_case(register: Register, role: Role) -> None:
    with pytest.raises(NotFound):
        find(register, "Chenda", register.staff(role))


def test_search_is_refused_when_the_purpose_is_not_the_roles(register: Register) -> None:
    officer = register.staff(Role.INTAKE_OFFICER)

    with acting(officer), pytest.raises(NotFound):
        search(officer, "Chenda", purpose=Purpose.PROSECUTION)


def test_search_leaves_out_a_person_whose_key_is_destroyed(register: Register) -> None:
    person = register.register(DARA)
    with acting(register.system):
        (key,) = Person.objects.filter(id=person).values_list("key_id", flat=True)
    keys.store().destroy(key)

    assert find(register, "Chenda Keomony").hits == ()
