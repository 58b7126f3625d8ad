"""The public journey: eight pages or fewer, nothing lost, nothing doubled, nothing told to a glance."""

import re
from datetime import timedelta
from html import unescape

import psycopg
import pytest
from django.test import Client

from tests.intake.ground import CANARY, receiving_agency, staff
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.intake.queries.fields import open_fields
from wayhome.intake.queries.queue import QueueFilter, queue
from wayhome.kernel import clock, context
from wayhome.web.intake.ask.fields import field_name, state_name
from wayhome.web.intake.ask.pages import PAGES

F = field_name
ANSWERS: dict[int, dict[str, object]] = {
    1: {F("relation"): "family"},
    2: {F("help"): ["find"], F("story"): "She wrote that the doors are locked."},
    3: {F("danger_now"): "yes"},
    4: {F("name"): CANARY},
    5: {f"{F('birth')}_day": "", f"{F('birth')}_year": "2543", F("sex"): "unsaid"},
    6: {F("country"): "KHM", F("province"): "KH18", state_name("last_contact"): "week"},
    7: {F("contact_safe"): "no"},
    8: {},
}


def fill(browser: Client, *, until: int = 8) -> None:
    """Answer the pages one after the other."""
    for number in range(1, until + 1):
        response = browser.post(f"/ask/{number}", ANSWERS[number])
        assert response.status_code == 302, response.content.decode()


def send(browser: Client) -> str:
    """Fill and send; the digits of the receipt as shown."""
    fill(browser)
    assert browser.post("/ask/check")["Location"] == "/ask/kept"
    return digits_on(browser)


def digits_on(browser: Client) -> str:
    found = re.search(r"(\d{4} ){5}\d{4}", browser.get("/ask/kept").content.decode())
    assert found is not None
    return found.group()


def complaints(superuser: psycopg.Connection) -> int:
    row = superuser.execute("SELECT count(*) FROM intake_complaint").fetchone()
    assert row is not None
    return int(row[0])


def test_journey_reaches_receipt_in_eight_pages(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    browser = Client()

    digits = send(browser)

    assert len(PAGES) <= 8
    assert len(digits.replace(" ", "")) == 24
    with context.acting(staff(agency)) as officer:
        (row,) = queue(officer, QueueFilter()).rows
        fields = open_fields(officer, row.id, FieldGroup.IDENTITY, purpose=Purpose.TRIAGE)
    assert fields.answers.text("name") == CANARY
    assert (row.last_province, row.danger, row.lodger_kind) == ("KH18", "yes", "relative")
    assert row.age_years is not None


def test_journey_needs_only_relation_and_help(database: str, superuser: psycopg.Connection) -> None:
    receiving_agency()
    browser = Client()

    for number in range(1, 9):
        data = ANSWERS[number] if number < 3 else {}
        assert browser.post(f"/ask/{number}", data).status_code == 302
    browser.post("/ask/check")

    assert complaints(superuser) == 1


def test_sending_twice_shows_the_same_receipt_and_lodges_once(
    database: str, superuser: psycopg.Connection
) -> None:
    receiving_agency()
    browser = Client()
    first = send(browser)

    again = browser.post("/ask/check")

    assert again["Location"] == "/ask/kept"
    assert digits_on(browser) == first
    assert complaints(superuser) == 1


def test_sending_from_two_windows_lodges_once_when_the_answers_differ(
    database: str, superuser: psycopg.Connection
) -> None:
    receiving_agency()
    browser = Client()
    fill(browser)
    browser.post("/ask/3", {F("danger_now"): "no"})
    other = superuser.execute("SELECT sealed FROM intake_draft").fetchone()
    assert other is not None
    browser.post("/ask/3", {F("danger_now"): "yes"})
    browser.post("/ask/check")
    first = digits_on(browser)
    # A second window that was still open saves its own answers over the sent draft.
    superuser.execute("UPDATE intake_draft SET sealed = %s", other)

    again = browser.post("/ask/check")

    assert again["Location"] == "/ask/kept"
    assert digits_on(browser) == first
    assert complaints(superuser) == 1


@pytest.mark.parametrize(
    ("number", "data", "words"),
    [
        (1, {}, "Choose an answer."),
        (1, {F("relation"): "nobody"}, "valid choice"),
        (2, {F("help"): "find", F("story"): "x" * 30_000}, "too long"),
        (5, {f"{F('birth')}_day": "31", f"{F('birth')}_month": "2"}, "does not exist"),
        (5, {f"{F('birth')}_year": "2999"}, "four digits"),
        (5, {f"{F('birth')}a": "-3"}, "numbers"),
        (6, {f"{F('last_contact')}_year": "2090"}, "not come yet"),
    ],
)
def test_page_keeps_what_was_typed_when_something_cannot_be(
    database: str, number: int, data: dict[str, object], words: str
) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=number - 1)

    response = browser.post(f"/ask/{number}", data)

    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert words in page
    for value in data.values():
        if number != 1:
            assert str(value) in page


def test_page_takes_zero_bytes_without_failing(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=3)

    response = browser.post("/ask/4", {F("name"): "So\0kha"})

    assert response.status_code == 302


def test_far_too_long_text_is_refused_and_kept(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=1)

    response = browser.post("/ask/2", {F("help"): "find", F("story"): "ab " * 1_700_000})

    assert response.status_code == 422
    assert len(response.content) > 5_000_000


def test_check_page_leads_to_a_page_and_back(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser)

    shown = browser.get("/ask/check").content.decode()
    changed = browser.post("/ask/4?back=1", {F("name"): "Another Name"})

    assert "/ask/4?back=1" in shown
    assert changed["Location"] == "/ask/check"
    assert "Another Name" in browser.get("/ask/check").content.decode()


def test_draft_reopens_with_its_answers_after_reload(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=4)

    assert CANARY in browser.get("/ask/4").content.decode()
    assert CANARY not in Client(cookies="").get("/ask/4").content.decode()


def test_draft_ends_neutrally_after_thirty_idle_minutes(database: str) -> None:
    receiving_agency()
    browser = Client()
    start = clock.now()
    with clock.at(start):
        fill(browser, until=4)

    with clock.at(start + timedelta(minutes=31)):
        response = browser.get("/ask/5")

    assert response["Location"] == "/ask/ended"


def test_leaving_erases_the_draft_and_the_cookies(
    database: str, superuser: psycopg.Connection
) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=4)

    response = browser.get("/ask/leave")

    assert response["Location"].startswith("https://")
    assert "cookies" in response["Clear-Site-Data"]
    assert response.cookies["w"]["max-age"] == 0
    assert superuser.execute("SELECT count(*) FROM intake_draft").fetchone() == (0,)


GIVEAWAYS = re.compile(
    r"victim|traffick|traffic|abus|exploit|slave|scam|police|crime|rescue|missing|danger|complain"
    r"|ឧក្រិដ្ឋ|victime|traite|警|犯罪|贩",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["en", "fr", "km", "zh-hans"])
def test_titles_addresses_and_field_names_are_neutral_and_unique(
    database: str, language: str
) -> None:
    receiving_agency()
    browser = Client(headers={"accept-language": language})
    titles = set()
    fill(browser)

    paths = ["/ask/", *(f"/ask/{number}" for number in range(1, 9)), "/ask/check"]
    for path in paths:
        page = browser.get(path).content.decode()
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title is not None
        titles.add(title.group(1))
        names = " ".join(re.findall(r'(?:name|id|action|for)="([^"]*)"', page))
        assert not GIVEAWAYS.search(title.group(1) + names + path)

    assert len(titles) == len(paths)


def test_pages_keep_no_session_and_are_not_stored(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=2)

    response = browser.get("/ask/3")

    assert "session" not in browser.cookies
    assert response["Cache-Control"] == "no-store"
    cookie = browser.cookies["w"]
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")


def test_consents_are_never_ticked_beforehand(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=7)

    assert "checked" not in browser.get("/ask/8").content.decode()


def test_more_than_a_form_may_hold_is_refused_clearly(database: str) -> None:
    receiving_agency()
    browser = Client()
    fill(browser, until=1)

    response = browser.post(
        "/ask/2",
        f"{F('story')}={'a' * 7_000_000}",
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 413


def test_form_without_its_token_is_refused_and_nothing_kept(
    database: str, superuser: psycopg.Connection
) -> None:
    receiving_agency()
    browser = Client(enforce_csrf_checks=True)

    response = browser.post("/ask/1", ANSWERS[1])

    assert response.status_code == 403
    assert superuser.execute("SELECT count(*) FROM intake_draft").fetchone() == (0,)


@pytest.mark.parametrize("cookie", ["x", "A" * 43, "é" * 43, "A" * 5000])
def test_altered_draft_cookie_opens_nothing(database: str, cookie: str) -> None:
    receiving_agency()
    browser = Client()
    browser.cookies["w"] = cookie

    assert browser.get("/ask/4")["Location"] == "/ask/ended"
    assert browser.get("/ask/check")["Location"] == "/ask/ended"
    assert browser.get("/ask/kept")["Location"] == "/ask/ended"


def test_page_that_does_not_exist_is_not_found(database: str) -> None:
    assert Client().get("/ask/9").status_code == 404


def test_sending_waits_and_keeps_the_draft_while_no_agency_receives(
    database: str, superuser: psycopg.Connection
) -> None:
    browser = Client()
    fill(browser)

    response = browser.post("/ask/check")

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert CANARY in browser.get("/ask/check").content.decode()


def test_sending_waits_and_keeps_the_draft_when_too_many_send(
    database: str, superuser: psycopg.Connection
) -> None:
    receiving_agency()
    send(Client())
    superuser.execute("UPDATE intake_bucket SET level = 0, at = now()")
    browser = Client()
    fill(browser)

    response = browser.post("/ask/check")

    assert response.status_code == 429
    assert complaints(superuser) == 1
    superuser.execute("UPDATE intake_bucket SET level = 30")
    browser.post("/ask/check")
    assert complaints(superuser) == 2
