"""The network and its links at the desk: drawn, opened, judged, and told to nobody else."""

import re

import pytest
from django.test import Client

from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.justice.desk import SECRETS, address, sent, text
from tests.justice.ground import HEAD, OTHER, alleged_in, case_of
from wayhome.access.domain.roles import Role
from wayhome.justice.domain.network import MOST_NODES
from wayhome.justice.domain.verdicts import LinkState
from wayhome.justice.queries.links import links
from wayhome.kernel import context


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """The worker's browser."""
    return browser(unit.worker)


def test_table_and_drawing_of_the_network_are_equal(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER, HEAD):
        alleged_in(unit, case_of(unit), identity)

    page = text(desk, address("justice_network"))

    numbers = re.findall(r'<td class="number" data-label="No.">(\d+)</td>', page)
    drawn = re.findall(r'font-size="14" fill="currentColor">(\d+)</text>', page)
    ties = {
        frozenset((int(number), int(other)))
        for number, others in re.findall(
            r'data-label="No.">(\d+)</td>.*?data-label="Tied to no.">([\d, ]*)</td>',
            page,
            re.DOTALL,
        )
        for other in others.split(", ")
        if other
    }
    lines = {
        frozenset(map(int, pair)) for pair in re.findall(r"<title>(\d+) – (\d+)</title>", page)
    }
    assert numbers == drawn
    assert len(numbers) <= MOST_NODES
    assert ties == lines != set()
    assert "3 cases" in page
    assert not any(word in page for word in SECRETS)


def test_network_opens_names_for_a_purpose(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER):
        alleged_in(unit, case_of(unit), identity)
    opening = address("justice_network_opened")

    assert "Vuthy" not in sent(desk, opening, {"purpose": ""}, 422)
    shown = sent(desk, opening, {"purpose": "prosecution"}, 200)

    assert "Vuthy Rithisak" in shown
    assert "Li Wei" in shown


def test_link_is_judged_on_its_page_and_undone(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER):
        alleged_in(unit, case_of(unit), identity)
    with context.acting(unit.worker) as by:
        (link,) = links(by, LinkState.OPEN)
    closed = text(desk, address("justice_link", link.id))
    assert not any(word in closed for word in SECRETS)
    assert "The same number beside another name" in closed

    shown = sent(desk, address("justice_link_opened", link.id), {"purpose": "prosecution"}, 200)
    assert "Vuthy Rithisak" in shown
    given = {"purpose": "prosecution", "verdict": "different", "reason": "Two faces."}
    judging = address("justice_judge", link.id)
    assert "Write why you think so" in sent(desk, judging, {**given, "reason": ""}, 422)
    sent(desk, judging, given)
    assert "meanwhile" in sent(desk, judging, {**given, "verdict": "same"}, 409)

    shown = sent(desk, address("justice_link_opened", link.id), {"purpose": "prosecution"}, 200)
    undoing = re.findall(r'href="([^"]*/undo/)"', shown)[0]
    assert "Undo" in text(desk, undoing)
    sent(desk, undoing, {"reason": "A mistake."})
    assert "already" in sent(desk, undoing, {"reason": "Again."}, 409)


def test_worker_of_one_case_sees_the_same_whatever_stands_in_another(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    desk = browser(unit.worker)
    pages = (
        address("case_justice", case),
        address("case_alleged", case, alleged),
        address("justice_network"),
        f"{address('justice_network')}?case={case}",
        address("justice_links"),
    )

    def seen() -> list[str]:
        token = r'(csrfmiddlewaretoken" value=|"X-CSRFToken": )"\w+"'
        return [re.sub(token, "", text(desk, page)) for page in pages]

    before = seen()
    hidden = opened(unit).case
    alleged_in(unit, hidden)
    with context.acting(unit.supervisor) as by:
        (link,) = links(by, LinkState.OPEN)

    assert seen() == before
    for name, ids in (
        ("case_justice", (hidden,)),
        ("justice_link", (link.id,)),
        ("case_checklist", (hidden,)),
    ):
        text(desk, address(name, *ids), 404)
    text(desk, f"{address('justice_network')}?case={hidden}", 404)


def test_pages_of_justice_are_for_those_who_read_cases(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    readers = {Role.CASE_WORKER, Role.SUPERVISOR}

    for role in set(Role) - {Role.PARTNER_OFFICER}:
        client = signed_in(unit, role)
        network = client.get(address("justice_network")).status_code
        page = client.get(address("case_alleged", case, alleged)).status_code
        assert network == (200 if role in readers else 404)
        assert page == (200 if role is Role.SUPERVISOR else 404)
        opening = {"purpose": "prosecution"}
        answer = client.post(address("case_alleged_opened", case, alleged), opening)
        assert answer.status_code == (200 if role is Role.SUPERVISOR else 404)
