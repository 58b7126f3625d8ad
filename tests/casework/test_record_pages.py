"""The record at the desk: sources by file or paste, figures by their exact words."""

import re

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cases.ground import office
from tests.casework.ground import browser

TEXT = "The ministry received 289 complaints.\n\nOf the 289 complaints, most were true.\n"
MARK = {
    "words": "received 289 complaints",
    "value": "289",
    "unit": "complaints",
    "starts": "2022-08-18",
    "ends": "2022-09-18",
    "according_to": "the ministry",
    "indicator": "complaints_received",
}


@pytest.fixture
def client(database: str) -> Client:
    """A supervisor's browser."""
    return browser(office().supervisor)


def pasted(client: Client, words: str = TEXT) -> str:
    """The address of a source whose text was pasted."""
    answer = client.post("/desk/record/new/", {"text": words, "publisher": "Sample Post"})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_source_is_kept_once_when_it_is_pasted_twice(client: Client) -> None:
    assert pasted(client) == pasted(client)


@pytest.mark.parametrize("number", ["0", "2", "9" * 5000, "-1", "\u00b2", "last"])
def test_sources_are_listed_when_the_number_of_the_page_is_strange(
    client: Client, number: str
) -> None:
    answer = client.get("/desk/record/", {"page": number})

    assert answer.status_code == 200


def test_source_is_read_from_an_uploaded_page(client: Client) -> None:
    page = b"<html><head><title>Report</title></head><body><p>One text here.</p></body></html>"
    file = SimpleUploadedFile("page.html", page, content_type="text/html")

    answer = client.post("/desk/record/new/", {"file": file}, follow=True)

    assert answer.status_code == 200
    assert "One text here." in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "Choose files, or paste the text."),
        ({"text": "   "}, "no text in it"),
        ({"text": TEXT, "published_on": "soon"}, "Write the day like"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "Write the whole address"),
        ({"file": SimpleUploadedFile("a.bin", b"\x00\x01\x02")}, "no plain text"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "no text in it"),
    ],
)
def test_source_comes_back_when_it_cannot_be_read(
    client: Client, given: dict[str, object], message: str
) -> None:
    page = client.post("/desk/record/new/", {**given, "publisher": "Sample Post"})

    assert page.status_code == 422
    assert message in page.content.decode()
    assert 'value="Sample Post"' in page.content.decode()


def test_figure_is_marked_in_its_words_and_withdrawn(client: Client) -> None:
    source = pasted(client)

    marked = client.post(f"{source}figures/", MARK)
    page = client.get(source).content.decode()
    found = re.search(rf'action="({re.escape(source)}figures/[0-9a-f-]{{36}}/withdraw/)"', page)
    assert found is not None
    withdrawn = client.post(found.group(1))
    after = client.get(source).content.decode()

    assert (marked.status_code, withdrawn.status_code) == (302, 302)
    assert "wh-source__mark" in page
    assert "wh-source__mark" not in after
    assert "Withdrawn" in after


def test_figure_is_marked_once_when_the_form_is_sent_twice(
    client: Client, superuser: psycopg.Connection
) -> None:
    source = pasted(client)

    for _ in range(2):
        client.post(f"{source}figures/", MARK)

    assert superuser.execute("SELECT count(*) FROM record_claimed_figure").fetchone() == (1,)


def test_place_is_asked_for_when_words_stand_several_times(
    client: Client, superuser: psycopg.Connection
) -> None:
    source, given = pasted(client), {**MARK, "words": "289  complaints"}

    asked = client.post(f"{source}figures/", given)
    second = TEXT.rindex("289")
    chosen = client.post(f"{source}figures/", {**given, "place": str(second)})

    row = superuser.execute("SELECT start, exact FROM record_passage").fetchone()
    assert asked.status_code == 422
    assert "These words stand at 2 places" in asked.content.decode()
    assert chosen.status_code == 302
    assert row == (second, "289 complaints")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("words", "298 complaints", "do not stand in the text"),
        ("words", "", "Paste the words"),
        ("words", "\x00", "Null characters"),
        ("value", "many", "as a number"),
        ("value", "NaN", "as a number"),
        ("unit", "", "Give the unit"),
        ("ends", "", "Give both days"),
        ("ends", "2022-01-01", "comes before the first"),
        ("according_to", "", "whose word"),
        ("indicator", "complaints_by_channel", "valid choice"),
        ("place", "99999", "valid choice"),
    ],
)
def test_mark_comes_back_with_what_was_typed(
    client: Client, field: str, value: str, message: str
) -> None:
    source = pasted(client)

    page = client.post(f"{source}figures/", {**MARK, field: value})

    assert page.status_code == 422
    assert message in page.content.decode()
    assert "2022-08-18" in page.content.decode()


def test_source_of_another_agency_is_read_and_not_marked(client: Client) -> None:
    source = pasted(client)
    other = browser(office("other", receives=False).supervisor)

    page = other.get(source)
    marked = other.post(f"{source}figures/", MARK)

    assert page.status_code == 200
    assert "Mark this figure" not in page.content.decode()
    assert marked.status_code == 404
