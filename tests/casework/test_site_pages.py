"""Sites at the desk: the list, one site, pairs side by side, and what staff add."""

import re
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.sites.ground import (
    HERON,
    HERON_KM,
    HERON_POINT,
    VAGUE,
    code_of,
    judged,
    pair_of,
    registered,
    sites_now,
    told,
)
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import context
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Judgement, Place

OPEN = {"purpose": "operation"}
SECRETS = ("Heron", "កុក", "old pier", "Street 271", "103.52")


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """A supervisor's browser."""
    return browser(unit.supervisor)


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def without_token(content: bytes) -> str:
    """A page without the one word that differs in every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode())


def site_of(unit: Office) -> UUID:
    """The only site there is."""
    (site,) = set(sites_now(unit).values())
    return site


def complaints_of(unit: Office) -> list[UUID]:
    """The complaints that told of a place."""
    with context.acting(unit.system):
        told = Place.objects.values_list("complaint_id", flat=True)
        return [complaint for complaint in told if complaint is not None]


def test_list_shows_counts_and_no_place(unit: Office, desk: Client) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))

    page = text(desk, reverse("desk:sites"))

    assert code_of(unit, site_of(unit)) in page
    assert "Sihanoukville" in page
    assert not any(secret in page for secret in SECRETS)


def test_list_says_what_to_do_when_it_is_empty(desk: Client) -> None:
    assert "Show places told of once" in text(desk, reverse("desk:sites"))
    assert "Clear all filters" in text(desk, reverse("desk:sites") + "?province=KH12&pile=all")


def test_list_survives_an_altered_address(unit: Office, desk: Client) -> None:
    registered(unit, HERON)

    page = text(desk, reverse("desk:sites") + "?pile=all&cursor=xyz&province=nowhere")

    assert code_of(unit, site_of(unit)) in page


def test_site_is_closed_until_it_is_opened_for_a_purpose(
    unit: Office, desk: Client, database: str
) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    address = reverse("desk:site", args=[site_of(unit)])

    closed = text(desk, address)
    refused = desk.post(reverse("desk:site_opened", args=[site_of(unit)]), {})
    shown = desk.post(reverse("desk:site_opened", args=[site_of(unit)]), OPEN).content.decode()

    assert not any(secret in closed for secret in SECRETS)
    assert refused.status_code == 422
    assert "Golden Heron Park" in shown
    assert "ផែចាស់" in shown
    with psycopg.connect(database) as admin:
        row = admin.execute(
            "SELECT count(*) FROM audit_leaf WHERE tag = 'sites:fields:opened'"
        ).fetchone()
    assert row == (1,)


def test_opened_site_says_how_far_points_lie_apart(unit: Office, desk: Client) -> None:
    judged(unit.supervisor, pair_of(unit, HERON_POINT, "Golden Heron, 10.6107, 103.5296"))

    shown = desk.post(reverse("desk:site_opened", args=[site_of(unit)]), OPEN).content.decode()

    assert "From the most exact point: About 150 m apart." in shown


def test_site_shows_only_cases_that_the_reader_may_list(unit: Office, desk: Client) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    one, other = (opened(unit, complaint) for complaint in complaints_of(unit))
    with context.acting(unit.supervisor) as by:
        assign(case=one.case, owner=Owner(user=unit.worker.user), by=by, version=1)

    for_supervisor = text(desk, reverse("desk:site", args=[site_of(unit)]))
    for_worker = text(browser(unit.worker), reverse("desk:site", args=[site_of(unit)]))

    assert one.code in for_supervisor
    assert other.code in for_supervisor
    assert one.code in for_worker
    assert other.code not in for_worker


def test_reader_of_no_case_learns_of_none_at_the_site(unit: Office) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    codes = [opened(unit, complaint).code for complaint in complaints_of(unit)]
    reader = browser(unit.other_worker)

    pages = [
        text(reader, reverse("desk:sites")),
        text(reader, reverse("desk:site", args=[site_of(unit)])),
        reader.post(reverse("desk:site_opened", args=[site_of(unit)]), OPEN).content.decode(),
    ]

    assert not any(code in page for code in codes for page in pages)
    assert "None that you may see." in pages[1]
    assert re.findall(r'data-label="Cases you see">(\d+)', pages[0]) == ["0"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.RIGHTS_MONITOR])
def test_role_without_sites_finds_no_page_of_them(unit: Office, role: Role) -> None:
    pair = pair_of(unit, HERON, HERON_KM)
    site = next(iter(sites_now(unit)))
    reader = signed_in(unit, role)
    addresses = [
        reverse("desk:sites"),
        reverse("desk:site_pairs"),
        reverse("desk:site", args=[site]),
        reverse("desk:site_pair", args=[pair]),
    ]

    read = [reader.get(address).status_code for address in addresses]
    opening = [
        reader.post(reverse(name, args=[each]), OPEN).status_code
        for name, each in (("desk:site_opened", site), ("desk:site_pair_opened", pair))
    ]

    assert {*read, *opening} == {404}


def test_site_of_another_agency_looks_like_none(unit: Office) -> None:
    site = registered(unit, HERON)
    stranger = browser(office("other", receives=False).supervisor)

    theirs = stranger.get(reverse("desk:site", args=[site]))
    nobodys = stranger.get(reverse("desk:site", args=[uuid4()]))

    assert theirs.status_code == nobodys.status_code == 404
    assert without_token(theirs.content) == without_token(nobodys.content)


def test_case_page_counts_other_cases_at_the_site(unit: Office, desk: Client) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    one, _ = (opened(unit, complaint) for complaint in complaints_of(unit))

    page = text(desk, reverse("desk:case", args=[one.case]))

    assert "other cases at this site: 1" in page
    assert reverse("desk:site", args=[site_of(unit)]) in page


def test_pair_is_reviewed_and_undone_by_forms_alone(unit: Office, desk: Client) -> None:
    pair = pair_of(unit, HERON, HERON_KM)
    before = sites_now(unit)
    closed = text(desk, reverse("desk:site_pair", args=[pair]))
    side_by_side = desk.post(reverse("desk:site_pair_opened", args=[pair]), OPEN).content.decode()

    answer = desk.post(
        reverse("desk:site_judge", args=[pair]),
        {**OPEN, "verdict": "same", "reason": "One gate, seen by both."},
    )

    assert not any(secret in closed for secret in SECRETS)
    assert "Golden Heron Park" in side_by_side
    assert answer.status_code == 302
    assert len(set(sites_now(unit).values())) == 1
    with context.acting(unit.supervisor):
        judgement = Judgement.objects.get().id
    undone = desk.post(reverse("desk:site_undo", args=[judgement]), {"reason": "Two gates."})
    assert undone.status_code == 302
    assert sites_now(unit) == before
    again = desk.post(reverse("desk:site_undo", args=[judgement]), {"reason": "Two gates."})
    assert again.status_code == 409


def test_refused_judgement_keeps_what_was_typed(unit: Office, desk: Client) -> None:
    pair = pair_of(unit, HERON, HERON_KM)
    address = reverse("desk:site_judge", args=[pair])

    missing = desk.post(address, {**OPEN, "reason": "My own words."})
    judged(unit.intake, pair, Verdict.DIFFERENT)
    late = desk.post(address, {**OPEN, "verdict": "same", "reason": "My own words."})

    assert missing.status_code == 422
    assert "My own words." in missing.content.decode()
    assert late.status_code == 409
    assert "Somebody decided this pair meanwhile" in late.content.decode()


def test_piles_hold_pairs_by_code_only(unit: Office, desk: Client) -> None:
    pair_of(unit, HERON, HERON_KM)

    page = text(desk, reverse("desk:site_pairs"))

    assert "The same name in another language" in page
    assert not any(secret in page for secret in SECRETS)
    assert "This pile is empty" in text(desk, reverse("desk:site_pairs") + "?pile=same")
    assert desk.get(reverse("desk:site_pairs") + "?pile=nonsense").status_code == 404


def test_complaint_is_attached_by_hand(unit: Office, desk: Client) -> None:
    site = registered(unit, HERON)
    complaint = told(unit, VAGUE)
    address = reverse("desk:complaint_site", args=[complaint])
    given = {"code": code_of(unit, site), "reason": "The officer knows the road."}

    empty = text(desk, address)
    wrong = desk.post(address, {**given, "code": "AAAA-AAAA"})
    done = desk.post(address, given)
    twice = desk.post(address, given)

    assert "only of an area at most" in empty
    assert wrong.status_code == 409
    assert "The officer knows the road." in wrong.content.decode()
    assert done.status_code == 302
    assert set(sites_now(unit).values()) == {site}
    assert twice.status_code == 409


def test_staff_add_what_they_know_of_a_site(unit: Office, desk: Client) -> None:
    site = registered(unit, HERON)
    address = reverse("desk:site_describe", args=[site])
    given = {
        "place": str(uuid4()),
        "words": HERON_POINT,
        "province": "KH18",
        "reason": "Measured from the road.",
    }

    vague = desk.post(address, {**given, "words": "Sihanoukville"})
    sent = [desk.post(address, given).status_code for _ in range(2)]

    assert vague.status_code == 422
    assert "names only an area" in vague.content.decode()
    assert "Measured from the road." in vague.content.decode()
    assert sent == [302, 302]
    assert list(sites_now(unit).values()) == [site, site]


@pytest.mark.parametrize("name", ["complaint_place", "case_place"])
def test_staff_describe_a_place_for_a_complaint_or_case(
    unit: Office, desk: Client, name: str
) -> None:
    complaint = told(unit, VAGUE)
    case = opened(unit, complaint).case
    address = reverse(f"desk:{name}", args=[complaint if name == "complaint_place" else case])

    page = text(desk, address)
    sent = desk.post(address, {"place": str(uuid4()), "words": HERON, "province": ""})

    assert "Describe a place for" in page
    assert sent.status_code == 302
    assert site_of(unit)
    assert "Site " in text(desk, reverse("desk:case", args=[case]))


def test_worker_reaches_the_place_of_own_complaints_only(unit: Office) -> None:
    complaint = told(unit, HERON)

    answer = browser(unit.other_worker).get(reverse("desk:complaint_site", args=[complaint]))

    assert answer.status_code == 404


def test_addresses_and_titles_tell_no_place(unit: Office, desk: Client) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))

    shown = desk.post(reverse("desk:site_opened", args=[site_of(unit)]), OPEN).content.decode()

    title = re.search(r"<title>(.*?)</title>", shown, re.DOTALL)
    assert title is not None
    assert not any(secret in title.group(1) for secret in SECRETS)
    assert not any(
        secret in href for secret in SECRETS for href in re.findall(r'href="([^"]*)"', shown)
    )
