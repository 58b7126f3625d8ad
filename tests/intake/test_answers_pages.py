"""Coming back with the number: forgiving to read, slow to guess, and silent about what was told."""

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.intake.ground import CANARY, lodge_publicly, receiving_agency, staff
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.actions.take_token import BUDGETS, Lane
from wayhome.intake.domain.receipt import Receipt
from wayhome.intake.queries.attachments import attachments
from wayhome.intake.queries.progress import progress
from wayhome.kernel import clock, context

AT_NOW = "/answers/now"


def lodged() -> tuple[UUID, UUID, Receipt]:
    """Agency, complaint and receipt."""
    agency, receipt = receiving_agency(), Receipt.generate()
    return agency, lodge_publicly(agency, receipt=receipt).complaint, receipt


def come_back(receipt: Receipt) -> Client:
    browser = Client()
    assert browser.post("/answers/", {"number": receipt.digits()})["Location"] == AT_NOW
    return browser


@pytest.mark.parametrize("language", ["en", "km", "fr", "zh-hans"])
def test_number_opens_as_words_of_any_language(database: str, language: str) -> None:
    _, _, receipt = lodged()

    response = Client().post("/answers/", {"number": " ".join(receipt.words(language))})

    assert response["Location"] == AT_NOW


@pytest.mark.parametrize("typed", ["", "1234", "9" * 24, "apple pear", "x" * 5000, "\0\0"])
def test_wrong_number_is_refused_in_words_and_kept(database: str, typed: str) -> None:
    receiving_agency()

    response = Client().post("/answers/", {"number": typed})

    assert response.status_code == 422
    assert typed.strip("\0") in response.content.decode()


def test_unknown_number_opens_nothing(database: str) -> None:
    lodged()

    response = Client().post("/answers/", {"number": Receipt.generate().digits()})

    assert response.status_code == 422
    assert "nothing under this number" in response.content.decode()


def test_too_many_tries_are_asked_to_wait(database: str, superuser: psycopg.Connection) -> None:
    _, _, receipt = lodged()
    come_back(receipt)
    superuser.execute("UPDATE intake_bucket SET level = 0, at = now()")

    response = Client().post("/answers/", {"number": receipt.digits()})

    assert response.status_code == 429
    assert int(response["Retry-After"]) >= 1
    assert BUDGETS[Lane.OPEN].per_second > 0


def test_status_shows_answer_and_never_what_was_told(database: str) -> None:
    agency, complaint, receipt = lodged()
    with context.acting(staff(agency)) as officer:
        add_message(complaint_id=complaint, text="We are looking for her.", by=officer)

    page = come_back(receipt).get(AT_NOW).content.decode()

    assert "We are looking for her." in page
    assert "We have your request" in page
    assert CANARY not in page
    assert "doors are locked" not in page
    assert receipt.digits() not in page


def test_message_sent_twice_is_kept_once(database: str) -> None:
    agency, complaint, receipt = lodged()
    browser = come_back(receipt)

    for _ in range(2):
        assert browser.post(AT_NOW, {"text": "She limps.", "once": "k1"})["Location"] == AT_NOW

    with context.acting(staff(agency)) as officer:
        assert [said.text for said in progress(officer, complaint).messages] == ["She limps."]


def test_other_words_from_the_same_page_are_another_message(database: str) -> None:
    agency, complaint, receipt = lodged()
    browser = come_back(receipt)

    empty = browser.post(AT_NOW, {"text": "\u202e", "once": "k1"})
    for text in ("She limps.", "She wears glasses."):
        browser.post(AT_NOW, {"text": text, "once": "k1"})

    assert empty.status_code == 422
    with context.acting(staff(agency)) as officer:
        said = {each.text for each in progress(officer, complaint).messages}
    assert said == {"She limps.", "She wears glasses."}


def test_file_is_taken_once_and_a_wrong_one_explained(database: str) -> None:
    agency, complaint, receipt = lodged()
    browser = come_back(receipt)

    wrong = browser.post("/answers/file", {"file": SimpleUploadedFile("a.jpg", b"MZ\x90\0")})
    empty = browser.post("/answers/file", {"file": SimpleUploadedFile("a.jpg", b"")})
    none = browser.post("/answers/file", {})
    for _ in range(2):
        good = browser.post(
            "/answers/file", {"file": SimpleUploadedFile("a.txt", b"A letter."), "once": "k"}
        )

    assert [wrong.status_code, empty.status_code, none.status_code] == [422, 422, 422]
    assert good["Location"] == AT_NOW
    with context.acting(staff(agency)) as officer:
        assert len(attachments(officer, complaint)) == 1


def test_file_larger_than_twenty_megabytes_is_explained(database: str) -> None:
    _, _, receipt = lodged()
    browser = come_back(receipt)

    response = browser.post(
        "/answers/file", {"file": SimpleUploadedFile("a.txt", b"a" * (22 * 1024 * 1024))}
    )

    assert response.status_code == 422
    assert "larger than 20" in response.content.decode()


def test_visit_ends_after_thirty_idle_minutes(database: str) -> None:
    _, _, receipt = lodged()
    start = clock.now()
    with clock.at(start):
        browser = come_back(receipt)

    with clock.at(start + timedelta(minutes=29)):
        assert browser.get(AT_NOW).status_code == 200
    with clock.at(start + timedelta(minutes=60)):
        assert browser.get(AT_NOW)["Location"] == "/ask/ended"


@pytest.mark.parametrize("cookie", ["", "x", "AAAA", "é", "A" * 4000])
def test_altered_visit_opens_nothing(database: str, cookie: str) -> None:
    browser = Client()
    browser.cookies["v"] = cookie

    assert browser.get(AT_NOW)["Location"] == "/ask/ended"


def test_visit_of_one_browser_is_none_for_another(database: str) -> None:
    _, _, receipt = lodged()
    come_back(receipt)

    assert Client().get(AT_NOW)["Location"] == "/ask/ended"
