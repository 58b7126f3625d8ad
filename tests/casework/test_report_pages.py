"""The report at the desk: any period, opened figures, a file, and what partners get."""

import re
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from tests.casework.ground import browser
from tests.insight.ground import AFTER, MONTH, Ground, agree, embassys, ground, relatives
from tests.insight.test_comparison import claim
from wayhome.insight.actions.make_progress_report import make_progress_report
from wayhome.kernel import clock, context
from wayhome.kernel.period import Period

DAYS = {"starts": "2022-08-18", "ends": "2022-09-18"}


@pytest.fixture
def here(database: str) -> Ground:
    """Twelve complaints of the embassy and two of relatives, under one agreement."""
    here = ground()
    embassys(here, 12)
    relatives(here.unit, 2, nationality="THA")
    return here


def text(content: bytes) -> str:
    """A page as its words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def test_report_shows_the_number_with_what_belongs_to_it(here: Ground) -> None:
    page = browser(here.unit.supervisor).get("/desk/report/", DAYS)

    words = text(page.content)
    assert page.status_code == 200
    assert "Complaints received" in words
    assert re.search(r"\b14\b", words)
    for part in ("What is counted", "What this number does not mean", "Source", "Register of"):
        assert part in words


def test_source_of_a_claim_is_a_link_only_for_whoever_may_read_it(here: Ground) -> None:
    claim(here.unit.supervisor, MONTH, 14)

    pages = [
        browser(actor).get("/desk/report/", DAYS).content.decode()
        for actor in (here.unit.supervisor, here.unit.worker)
    ]

    assert ["14 complaints" in page for page in pages] == [True, True]
    assert ["/desk/record/" in page.split("<main")[1] for page in pages] == [True, False]


def test_report_remembers_the_period(here: Ground) -> None:
    client = browser(here.unit.supervisor)
    client.get("/desk/report/", DAYS)

    page = client.get("/desk/report/")

    assert b'value="2022-08-18"' in page.content


def test_report_begins_with_the_last_full_month(here: Ground) -> None:
    with clock.at(AFTER):
        page = browser(here.unit.supervisor).get("/desk/report/")

    assert b'value="2022-09-01"' in page.content
    assert b'value="2022-09-30"' in page.content


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2022-09-18", "2022-08-18"),
        ("yesterday", "2022-09-18"),
        ("9999-12-31", "9999-12-31"),
        ("2022-02-30", "2022-03-01"),
        ("\x00", "2022-03-01"),
        ("2022-08-18", ""),
    ],
)
@pytest.mark.parametrize("path", ["/desk/report/", "/desk/report/table.csv"])
def test_days_that_are_no_period_come_back(here: Ground, path: str, starts: str, ends: str) -> None:
    page = browser(here.unit.supervisor).get(path, {"starts": starts, "ends": ends})

    assert page.status_code == 422
    assert "Error: " in page.content.decode()


def test_figure_opens_into_codes(here: Ground) -> None:
    query = {**DAYS, "key": "THA"}
    page = browser(here.unit.supervisor).get(
        "/desk/report/figures/complaints_by_nationality/", query
    )

    assert page.status_code == 200
    assert len(re.findall(r'href="/desk/complaints/[0-9a-f-]{36}/"', page.content.decode())) == 2


def test_figure_says_why_it_stays_closed(here: Ground) -> None:
    page = browser(here.unit.intake).get("/desk/report/figures/complaints_received/", DAYS)

    assert page.status_code == 200
    assert "This figure does not open for you" in page.content.decode()


@pytest.mark.parametrize(
    ("indicator", "more"),
    [
        ("nothing", {}),
        ("complaints_by_province", {"key": "\x00"}),
        ("complaints_received", {"starts": "x"}),
        ("persons_located", {"key": "THA"}),
    ],
)
def test_figure_that_is_none_is_not_found(
    here: Ground, indicator: str, more: dict[str, str]
) -> None:
    page = browser(here.unit.supervisor).get(f"/desk/report/figures/{indicator}/", {**DAYS, **more})

    assert page.status_code == 404


def test_file_is_a_download_and_leaves_a_leaf(here: Ground, superuser: psycopg.Connection) -> None:
    page = browser(here.unit.supervisor).get("/desk/report/table.csv", DAYS)

    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'insight:report:exported'"
    ).fetchone()
    assert page.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in page.headers["Content-Disposition"]
    assert "Complaints received,,14,complaints" in page.content.decode()
    assert leaves == (1,)


def test_report_is_released_once_and_read_as_the_partner_does(here: Ground) -> None:
    agreement = agree(here)
    client = browser(here.unit.supervisor)

    with clock.at(AFTER):
        answers = [
            client.post("/desk/report/releases/new/", {**DAYS, "agreement": str(agreement)})
            for _ in range(2)
        ]
        page = client.get(answers[0].headers["Location"])

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert "Report for embassy" in text(page.content)


def test_release_says_why_it_is_refused(here: Ground) -> None:
    agreement = agree(here)
    with clock.at(AFTER), context.acting(here.unit.supervisor) as by:
        make_progress_report(agreement=agreement, period=MONTH, by=by)
        other = Period(date(2022, 9, 1), date(2022, 9, 30))
    days = {"starts": other.starts_on.isoformat(), "ends": other.ends_on.isoformat()}
    running = {"starts": "2022-10-01", "ends": "2022-10-31"}
    client = browser(here.unit.supervisor)

    with clock.at(AFTER):
        overlap, early, nothing, unknown = (
            client.post("/desk/report/releases/new/", given)
            for given in (
                {**days, "agreement": str(agreement)},
                {**running, "agreement": str(agreement)},
                {**days, "agreement": ""},
                {**days, "agreement": str(uuid4())},
            )
        )

    assert {each.status_code for each in (overlap, early, nothing, unknown)} == {422}
    assert "already has a report" in overlap.content.decode()
    assert "not over yet" in early.content.decode()
    assert "Choose the agreement" in nothing.content.decode()


def test_agreement_is_signed_and_ended(here: Ground) -> None:
    client = browser(here.unit.supervisor)
    given = {
        "partner": str(here.embassy.agency),
        "purpose": "consular",
        "starts": "2022-01-01",
        "ends": "2022-12-31",
        "figures": ["complaints_received"],
        "nationalities": "vnm, THA",
        "lodged_only": "on",
    }
    with clock.at(AFTER):
        signed = client.post("/desk/report/agreements/", given)
        listed = client.get("/desk/report/agreements/").content.decode()
        found = re.search(r'action="(/desk/report/agreements/[0-9a-f-]{36}/end/)"', listed)
        assert found is not None
        ended = client.post(found.group(1))
        after = text(client.get("/desk/report/agreements/").content)

    assert (signed.status_code, ended.status_code) == (302, 302)
    assert "In force" in text(listed.encode())
    assert "Ended on" in after


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("nationalities", "QQQ", "no country with the code QQQ"),
        ("figures", [], "at least one figure"),
        ("partner", "", "Choose the partner"),
        ("ends", "2021-01-01", "comes before the first"),
    ],
)
def test_agreement_form_comes_back_with_what_was_typed(
    here: Ground, field: str, value: object, message: str
) -> None:
    given = {
        "partner": str(here.embassy.agency),
        "purpose": "consular",
        "starts": "2022-01-01",
        "ends": "2022-12-31",
        "figures": ["complaints_received"],
        "nationalities": "VNM",
        field: value,
    }

    page = browser(here.unit.supervisor).post("/desk/report/agreements/", given)

    assert page.status_code == 422
    assert message in page.content.decode()
    assert b'value="2022-01-01"' in page.content


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("intake", "/desk/report/", 200),
        ("worker", "/desk/report/releases/", 200),
        ("intake", "/desk/report/agreements/", 404),
        ("worker", "/desk/report/agreements/", 404),
        ("intake", "/desk/record/", 404),
        ("supervisor", "/desk/record/", 200),
    ],
)
def test_page_opens_for_its_roles(here: Ground, who: str, path: str, status: int) -> None:
    page = browser(getattr(here.unit, who)).get(path)

    assert page.status_code == status
