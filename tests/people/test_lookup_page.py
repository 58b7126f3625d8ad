"""Looking somebody up by description through HTTP, as an officer with a caller on the line does."""

import re

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.people.conftest import DARA, DARA_AGAIN, SOMEBODY_ELSE, Register
from tests.people.test_match_pages import SECRETS, SignIn, sign_in
from wayhome.access.domain.roles import Role
from wayhome.kernel.context import acting
from wayhome.matching.description import Description
from wayhome.people.actions.judge import judge
from wayhome.people.domain.verdicts import Verdict

__all__ = ["sign_in"]

ASKED = {
    "name": "Keomony Chenda",
    "sex": "female",
    "birth": "3/5/1998",
    "nationality": "KHM",
    "phones": "012 345 678",
    "province": "KH18",
    "purpose": "triage",
}


def ask(desk: Client, given: dict[str, str], *, status: int = 200) -> str:
    """What the page answers."""
    page = desk.post(reverse("desk:lookup"), {"purpose": "triage"} | given)
    assert page.status_code == status
    return page.content.decode()


@pytest.fixture
def desk(sign_in: SignIn) -> Client:
    """An intake officer's browser."""
    return sign_in(Role.INTAKE_OFFICER)


def test_lookup_shows_who_is_likely_and_why(desk: Client, register: Register) -> None:
    person = register.register(DARA)
    register.register(SOMEBODY_ELSE)

    page = ask(desk, ASKED)

    assert page.count("How likely") == 1
    assert "Very likely" in page
    assert "more than 99.9%" in page
    assert "The same names in another order." in page
    assert "The same telephone number." in page
    assert reverse("desk:person", args=[person]) in page
    assert DARA.names[0] in page


@pytest.mark.parametrize(
    "given",
    [
        {"name": "ចិន្តា កែវមុនី"},
        {"name": "Chenda", "birth": "1998"},
        {"other_names": "Srey Pov\nChenda Keomony"},
        {"phones": "+855 12 345 678"},
        {"name": "Keomony Chenda", "birth": "about 1998", "place": "Sihanoukville"},
    ],
)
def test_lookup_takes_any_script_and_whatever_is_known(
    desk: Client, register: Register, given: dict[str, str]
) -> None:
    register.register(DARA)

    assert DARA.names[0] in ask(desk, given)


def test_lookup_leaves_out_whom_more_speaks_against_than_for(
    desk: Client, register: Register
) -> None:
    register.register(Description(names=("Chenda Ratanak",), sex="male", phones=("099 111 222",)))

    page = ask(desk, ASKED | {"birth": "1998", "province": ""})

    assert "Nobody found" in page
    assert "Chenda Ratanak" not in page


def test_lookup_shows_a_joined_person_once_with_every_complaint(
    desk: Client, register: Register
) -> None:
    pair, by = register.pair(DARA, DARA_AGAIN), register.staff()
    with acting(by):
        judge(pair=pair, verdict=Verdict.SAME, reason="One mother.", by=by)

    assert ask(desk, ASKED).count("How likely") == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "Bopha", "purpose": ""}, "Choose what you need it for."),
        ({"name": "Bopha", "purpose": "prosecution"}, "error"),
        ({"birth": "31/2/1998", "name": "Bopha"}, "This day does not exist in that month."),
        ({"birth": "2090", "name": "Bopha"}, "This day has not come yet."),
        ({"birth": "130", "name": "Bopha"}, "The age is a number from 0 to 120."),
        ({"sex": "female", "place": "Bopha"}, "Write at least a name"),
        ({"name": "Bopha", "phones": "\n".join(map(str, range(11)))}, "Give ten at most."),
        ({"name": "Bopha" * 100}, "This is too long."),
    ],
)
def test_lookup_keeps_what_was_typed_and_says_what_to_do(
    desk: Client, register: Register, given: dict[str, str], says: str
) -> None:
    register.register(DARA)

    page = ask(desk, given, status=422)

    assert says in page
    assert "Bopha" in page
    assert "How likely" not in page


def test_lookup_says_what_helps_when_nobody_is_found(desk: Client, register: Register) -> None:
    register.register(DARA)

    page = ask(desk, {"name": "Vuth Ratanak", "birth": "1970"})

    assert "Nobody found" in page
    assert "What helps:" in page
    assert 'value="Vuth Ratanak"' in page


def test_lookup_counts_what_was_too_common(
    desk: Client, register: Register, superuser: psycopg.Connection
) -> None:
    person = register.register(Description(names=("Vuth Ratanak",), phones=("012 999 888",)))
    superuser.execute("SET session_replication_role = replica")
    superuser.execute(
        "INSERT INTO people_token SELECT agency_id, token, gen_random_uuid()"
        " FROM people_token, generate_series(1, 2001) WHERE person_id = %s",
        [person],
    )

    page = ask(desk, {"name": "Vuth Ratanak"})

    assert re.search(r"\d+ parts? of this (was|were) too common to look up", page)
    assert "Nobody found" in page


def test_lookup_leaves_nothing_in_the_address_title_or_leaf(
    desk: Client, register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)

    page = ask(desk, ASKED)
    by_address = desk.get(reverse("desk:lookup"), ASKED).content.decode()

    (title,) = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    assert not any(secret in title for secret in SECRETS)
    assert 'method="post"' in page
    assert "How likely" not in by_address
    ((body,),) = superuser.execute(
        "SELECT convert_from(body, 'UTF8') FROM audit_leaf WHERE tag = 'people:register:searched'"
    ).fetchall()
    assert '"purpose":"triage"' in body
    assert "henda" not in body


@pytest.mark.parametrize(
    "role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR, Role.PARTNER_OFFICER]
)
def test_lookup_is_not_there_when_the_role_searches_nobody(
    sign_in: SignIn, register: Register, role: Role
) -> None:
    register.register(DARA)
    client = sign_in(role)

    assert client.get(reverse("desk:lookup")).status_code == 404
    assert client.post(reverse("desk:lookup"), ASKED).status_code == 404


@pytest.mark.parametrize("page", ["desk:complaints", "desk:enter", "desk:search", "desk:matches"])
def test_lookup_is_linked_where_an_officer_needs_it(desk: Client, page: str) -> None:
    assert reverse("desk:lookup") in desk.get(reverse(page)).content.decode()
