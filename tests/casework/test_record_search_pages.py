"""Searching the record at the desk, keeping a search, and opening what was found at its words."""

import re
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest
from django.test import Client

from tests.cases.ground import PASSWORD, Office, office
from tests.casework.ground import browser
from tests.record.test_search import added, text
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.note_hits import note_hits

HERE = "/desk/record/search/"
KEEP = "/desk/record/search/keep/"


@pytest.fixture
def unit(database: str) -> Office:
    return office()


@pytest.fixture
def client(unit: Office) -> Client:
    return browser(unit.supervisor)


def another(unit: Office) -> Actor:
    """Another supervisor of the agency."""
    new = NewUser("second", "Second supervisor", PASSWORD, roles=[Role.SUPERVISOR])
    with context.acting(unit.system):
        user = create_user(new, by=unit.system)
    return replace(unit.supervisor, user=user)


def noted(unit: Office) -> int:
    """What a worker finds for saved searches."""
    system = Actor.system(unit.supervisor.agency)
    with context.acting(system, role=DbRole.JOBS):
        return note_hits(by=system)


def kept(client: Client, **asked: str) -> str:
    """The address of a search that is kept."""
    answer = client.post(KEEP, {"name": "Envoys abroad", **asked})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_result_opens_at_its_words_which_stand_in_no_address(unit: Office, client: Client) -> None:
    added(unit.supervisor, text("Nothing here.\n\nThe envoys met <b>the</b> king.", title="A & B"))

    page = client.post(HERE, {"words": "envoy"}).content.decode()
    found = re.search(r'href="(/desk/record/[^"]*/text/[^"]*)#mark-found"', page)
    assert found is not None
    opened = client.get(found[1]).content.decode()

    assert '<mark class="wh-source__mark">envoys</mark>' in page
    assert "A &amp; B" in page
    assert "envoy" not in found[1]
    assert re.search(r'id="mark-found"[^>]*>.*?</a>envoys</mark>', opened)


@pytest.mark.parametrize("asked", [{}, {"words": "bishop"}, {"words": "…"}])
def test_page_says_what_helps_when_nothing_is_found(client: Client, asked: dict[str, str]) -> None:
    answer = client.post(HERE, {**asked, "order": "best"})

    assert answer.status_code == 200
    assert "Nothing was found" in answer.content.decode()


def test_words_in_an_address_are_not_searched_for(unit: Office, client: Client) -> None:
    added(unit.supervisor, text("Envoys met.", language="en"), text("Autres.", language="fr"))

    page = client.get(HERE, {"words": "envoys", "language": "fr"}).content.decode()

    assert "Autres." in page
    assert "Envoys met." not in page


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"words": "x" * 300}, "Look for fewer words at once."),
        ({"starts": "soon"}, "Write the first day like"),
        ({"starts": "2022-02-02", "ends": "2021-01-01"}, "The last day comes before the first."),
        ({"kind": "rumour"}, "Select a valid choice"),
        ({"subject": "nobody"}, "valid UUID"),
    ],
)
def test_form_comes_back_with_what_was_typed_when_it_is_wrong(
    client: Client, given: dict[str, str], message: str
) -> None:
    answer = client.post(HERE, {"words": "envoy", **given})

    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_more_is_shown_by_post_when_there_are_many(unit: Office, client: Client) -> None:
    added(unit.supervisor, *(text(f"Envoy {number}.") for number in range(30)))

    first = client.post(HERE, {"words": "envoy"}).content.decode()
    cursor = re.search(r'name="cursor" value="([^"]+)"', first)
    assert cursor is not None
    second = client.post(HERE, {"words": "envoy", "cursor": cursor[1]}).content.decode()

    assert first.count("<article") == 25
    assert second.count("<article") == 5
    assert 'name="cursor"' not in second


def test_kept_search_tells_of_what_came_since(
    unit: Office, client: Client, superuser: psycopg.Connection
) -> None:
    added(unit.supervisor, text("An old envoy."))
    address = kept(client, words="envoy")
    added(unit.supervisor, text("A new envoy.", title="Second"), text("A bishop."))
    many, again = noted(unit), noted(unit)

    home = client.get("/desk/record/").content.decode()
    listed = client.get("/desk/record/searches/").content.decode()
    page = client.get(address, {"show": "new"}).content.decode()
    everything = client.get(address).content.decode()
    client.post(f"{address}looked/")
    after = client.get("/desk/record/").content.decode()

    assert (many, again) == (1, 0)
    assert "1 of your saved searches found something new" in home
    assert "A new envoy" not in home
    assert "Envoys abroad" not in home
    assert "Envoys abroad" in listed
    assert page.count("<article") == 1
    assert everything.count("<article") == 2
    assert "Envoys abroad" not in page[page.index("<title>") : page.index("</title>")]
    assert "found something new" not in after
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'record:search:looked'"
    ).fetchone()
    assert leaves == (1,)


def test_kept_search_is_seen_by_nobody_else_and_gone_when_it_is_ended(
    unit: Office, client: Client
) -> None:
    address = kept(client, words="envoy")
    colleague = browser(another(unit))

    others = (colleague.get(address).status_code, colleague.post(f"{address}end/").status_code)
    ended = client.post(f"{address}end/")

    assert others == (404, 404)
    assert ended.status_code == 302
    assert client.get(address).status_code == 404
    assert "You keep no search" in client.get("/desk/record/searches/").content.decode()


def test_search_is_not_kept_without_a_name(client: Client) -> None:
    answer = client.post(KEEP, {"name": " ", "words": "envoy"})

    assert answer.status_code == 422
    assert "Give the search a name." in answer.content.decode()


def test_passage_beyond_the_text_is_not_found(unit: Office, client: Client) -> None:
    (source,) = added(unit.supervisor, text("Envoys met."))
    nowhere = UUID(int=1)

    page = client.post(HERE, {"words": "envoys"}).content.decode()
    version = re.search(rf"/desk/record/{source}/text/([0-9a-f-]+)/", page)
    assert version is not None

    for end in (f"{nowhere}/0-3", f"{version[1]}/3-3", f"{version[1]}/0-999"):
        assert client.get(f"/desk/record/{source}/text/{end}/").status_code == 404
