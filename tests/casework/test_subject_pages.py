"""Subjects at the desk: the list, one subject, pairs side by side, judging and undoing."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import PASSWORD, Office, office
from tests.casework.ground import browser
from tests.record.pairs import compare, filed, open_pairs, papers, say
from tests.record.test_subject_pairs import concern
from tests.record.test_subjects import Paper
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.record.domain.subject_verdicts import Verdict
from wayhome.record.domain.subjects import mention_id
from wayhome.record.models import SubjectPair
from wayhome.record.queries import subject_sources

SAME = {"verdict": "same", "reason": "Both texts call her the director."}


@pytest.fixture
def unit(database: str) -> Office:
    """An agency with two who may review."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """A supervisor's browser."""
    return browser(unit.supervisor)


def monitor_of(unit: Office) -> Client:
    """The browser of a colleague who reviews as well."""
    new = NewUser(
        username="monitor",
        display_name="The monitor",
        password=PASSWORD,
        roles=[Role.RIGHTS_MONITOR],
    )
    with context.acting(Actor.system(unit.agency)) as system:
        user = create_user(new, by=system)
    return browser(Actor(ActorKind.STAFF, unit.agency, user, frozenset({Role.RIGHTS_MONITOR})))


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def two(by: Actor) -> list[Paper]:
    """Two texts that name her."""
    return papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")


def only_pair(by: Actor) -> UUID:
    """The one pair there is."""
    with context.acting(by):
        return SubjectPair.objects.get().id


def judge(client: Client, pair: UUID, told: dict[str, str]) -> tuple[int, str]:
    """A judgement sent from the page."""
    answer = client.post(reverse("desk:subject_judge", args=[pair]), told, follow=True)
    return answer.status_code, answer.content.decode()


def test_list_names_subjects_and_says_what_to_do_when_it_is_empty(
    unit: Office, desk: Client
) -> None:
    empty = text(desk, reverse("desk:subjects"))
    two(unit.supervisor)

    page = text(desk, reverse("desk:subjects"))

    assert "as facts of sources are confirmed" in empty
    assert page.count("Mara Tolvanen") == 2


def test_list_is_narrowed_by_kind_and_survives_an_altered_address(
    unit: Office, desk: Client
) -> None:
    two(unit.supervisor)

    places = text(desk, reverse("desk:subjects") + "?kind=place")
    altered = text(desk, reverse("desk:subjects") + "?kind=thing&cursor=xyz")

    assert "Mara Tolvanen" not in places
    assert "Clear all filters" in places
    assert "Mara Tolvanen" in altered


def test_list_goes_on_from_page_to_page_without_a_name_in_the_address(
    unit: Office, desk: Client
) -> None:
    names = [f"Mara Tolvanen{letter}" for letter in "abcdefghijklmnopqrstuvwxyzäöü"]
    paper = Paper(unit.supervisor, ", ".join(f"{name}, director {name}x" for name in names))
    for name in names:
        paper.role(name, f"director {name}x")

    first = text(desk, reverse("desk:subjects"))
    (following,) = re.findall(r'href="([^"]*cursor=[^"]*)"', first)
    second = text(desk, following.replace("&amp;", "&"))

    assert "Tolvanen" not in following
    assert len(re.findall("<bdi>Mara", first)) == 25
    assert len(re.findall("<bdi>Mara", second)) == 4


def test_subject_is_found_by_a_part_of_its_name_in_no_address(unit: Office, desk: Client) -> None:
    two(unit.supervisor)

    found = desk.post(reverse("desk:subjects"), {"name": "tolva"})
    nobody = desk.post(reverse("desk:subjects"), {"name": "Brandt"})
    blank = desk.post(reverse("desk:subjects"), {"name": " "})

    assert found.content.decode().count("Mara Tolvanen") >= 2
    assert "Nobody and nothing of this name" in nobody.content.decode()
    assert blank.status_code == 422


def test_subject_shows_names_roles_and_facts_at_their_passages(unit: Office, desk: Client) -> None:
    paper, _ = two(unit.supervisor)
    (own, _) = filed(unit.supervisor, [paper, paper])

    page = text(desk, reverse("desk:subject", args=[own]))

    assert "Roles" in page
    assert "May be the same" in page
    assert re.search(rf"/{paper.source}/[^\"]*#mark", page)
    assert "Mara" not in re.search("<title>(.*)</title>", page)[1]  # type: ignore[index]  # is there


def test_facts_of_a_subject_go_on_from_page_to_page_in_order_of_time(
    unit: Office, desk: Client
) -> None:
    words = [f"Mara Tolvanen met Otto Brandt, part {number:02}." for number in range(27)]
    paper = Paper(unit.supervisor, " ".join(words))
    for number, each in enumerate(words):
        paper.meeting(["Mara Tolvanen", "Otto Brandt"], f"2021-05-{30 - number:02}", words=each)
    here = reverse("desk:subject", args=[mention_id((paper.version, "person:mara-tolvanen"))])

    first = text(desk, here)
    second = text(desk, f"{here}?page=2")

    told = re.findall(r"part \d\d", first), re.findall(r"part \d\d", second)
    assert told == (
        [f"part {number:02}" for number in range(26, 1, -1)],
        ["part 01", "part 00"],
    )
    assert f'href="{here}?page=2"' in first
    assert "page=3" not in second
    assert f'href="{here}?page=1"' in second


def test_name_lists_its_newest_sources_and_how_many_more(
    unit: Office, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject_sources, "MOST_SOURCES", 1)
    paper, other = two(unit.supervisor)
    (row,) = open_pairs(unit.supervisor)
    say(unit.supervisor, row.id, Verdict.SAME)
    (own, _) = filed(unit.supervisor, [paper, other])

    page = text(desk, reverse("desk:subject", args=[own]))

    names = page[page.index("Names and the sources") : page.index("</tbody>")]
    assert names.count("/desk/record/") == 1
    assert "and 1 more source" in names


def test_pair_is_judged_from_its_page_and_nothing_is_preselected(
    unit: Office, desk: Client
) -> None:
    found = two(unit.supervisor)
    pair = only_pair(unit.supervisor)
    pile = text(desk, reverse("desk:subject_pairs"))
    page = text(desk, reverse("desk:subject_pair", args=[pair]))

    status, after = judge(desk, pair, SAME)

    assert "The same name." in pile
    assert "checked" not in page
    assert {'accesskey="s"', 'accesskey="d"', 'accesskey="c"'} <= set(
        re.findall(r'accesskey="\w"', page)
    )
    assert status == 200
    assert "Recorded: the same" in after
    assert len(set(filed(unit.supervisor, found))) == 1


def test_judgement_without_answer_or_reason_is_asked_again(unit: Office, desk: Client) -> None:
    two(unit.supervisor)

    status, page = judge(desk, only_pair(unit.supervisor), {"reason": "Only a reason."})

    assert status == 422
    assert "Choose one of the answers." in page
    assert "Only a reason." in page


def test_judgement_is_undone_from_the_history(unit: Office, desk: Client) -> None:
    found = two(unit.supervisor)
    pair = only_pair(unit.supervisor)
    judge(desk, pair, SAME)
    page = text(desk, reverse("desk:subject_pair", args=[pair]))
    (undo,) = re.findall(r'href="([^"]*/undo/)"', page)

    asked = text(desk, undo)
    blank = desk.post(undo, {"reason": ""})
    desk.post(undo, {"reason": "It was a slip."})
    again = desk.post(undo, {"reason": "It was a slip."})

    assert "Everything will stand" in asked
    assert (blank.status_code, again.status_code) == (422, 409)
    assert len(set(filed(unit.supervisor, found))) == 2


def test_second_reviewer_joins_a_person_of_concern(unit: Office, desk: Client) -> None:
    found = concern(unit.supervisor)
    pair = only_pair(unit.supervisor)
    before = text(desk, reverse("desk:subject_pair", args=[pair]))
    other = monitor_of(unit)

    _, waiting = judge(desk, pair, SAME)
    own = text(desk, reverse("desk:subject_pair", args=[pair]))
    asked = text(other, reverse("desk:subject_pair", args=[pair]))
    judge(other, pair, SAME)

    assert "To join them takes two" in before
    assert "once a colleague says so too" in waiting
    assert "This waits for a second reviewer" in own
    assert "A second reviewer is needed" in asked
    assert len(set(filed(unit.supervisor, found))) == 1


def test_pair_of_another_agency_is_not_found(unit: Office) -> None:
    two(unit.supervisor)
    pair = only_pair(unit.supervisor)
    stranger = browser(office(code="elsewhere", receives=False).supervisor)

    assert stranger.get(reverse("desk:subject_pair", args=[pair])).status_code == 404


def test_engagements_are_shown_side_by_side(unit: Office, desk: Client) -> None:
    by = unit.supervisor
    texts = ["Mara Tolvanen met Otto Brandt.", "Otto Brandt received Mara Tolvanen."]
    found = [Paper(by, each) for each in texts]
    for paper in found:
        paper.meeting(["Mara Tolvanen", "Otto Brandt"], "2021-05-03", words=paper.text)
    compare(*found)
    with context.acting(by):
        pair = SubjectPair.objects.get(kind="meeting").id

    page = text(desk, reverse("desk:subject_pair", args=[pair]))

    assert "The same people took part." in page
    assert "2021-05-03" in page


def test_another_name_is_looked_for_and_put_side_by_side(unit: Office, desk: Client) -> None:
    by = unit.supervisor
    first, second = Paper(by, "Mara Tolvanen, director."), Paper(by, "Auntie Mau, director.")
    first.role("Mara Tolvanen", "director")
    second.role("Auntie Mau", "director")
    compare(first, second)
    (own,) = set(filed(by, [first]))
    address = reverse("desk:subject_join", args=[own])

    asked = text(desk, address)
    found = desk.post(address, {"name": "mau"}).content.decode()
    (other,) = re.findall(r'name="other" value="([^"]*)"', found)
    shown = desk.post(address, {"other": other}, follow=True).content.decode()
    judge(desk, only_pair(by), SAME)
    joined = text(desk, reverse("desk:subject", args=[own]))
    again = desk.post(address, {"other": other}, follow=True).content.decode()

    assert "Which other name is the same?" in asked
    assert "Side by side" in shown
    assert "Auntie Mau" in joined
    assert "The two are one already." in again


def test_another_name_is_asked_again_when_it_is_blank_or_no_subject(
    unit: Office, desk: Client
) -> None:
    paper, _ = two(unit.supervisor)
    (own,) = set(filed(unit.supervisor, [paper]))
    address = reverse("desk:subject_join", args=[own])

    assert desk.post(address, {"name": ""}).status_code == 422
    assert desk.post(address, {"other": "nobody"}).status_code == 404
    assert desk.post(address, {"other": str(UUID(int=1))}).status_code == 404
