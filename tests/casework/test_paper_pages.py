"""The papers of a case at the desk: what was typed stays, and nothing leaves without its ground."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.ground import browser
from tests.documents.ground import EMBASSY, Desk, desk, words_of
from tests.intake.ground import CANARY
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.documents.queries.papers import papers_of
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_case_without_papers_says_so_and_offers_to_bring_one() -> None:
    at = desk()

    shown = browser(at.unit.supervisor).get(_address(at)).content.decode()

    assert "No papers yet." in shown
    assert "Keep the paper" in shown


def test_brought_paper_is_listed_without_its_name_and_opened_for_a_purpose() -> None:
    at = desk()
    client = browser(at.unit.supervisor)

    answer = _bring(client, at)
    listed = client.get(_address(at)).content.decode()
    version = at.row(_only(at)).newest.id
    opened = client.post(f"{_address(at)}open/", {"words": version, "purpose": "protection"})

    assert answer.status_code == 302
    assert "Statement" in listed
    assert "secret-name" not in listed
    assert opened.content == b"He signed nothing."
    assert "attachment" in opened.headers["Content-Disposition"]
    assert "secret-name" not in opened.headers["Content-Disposition"]


def test_paper_stays_closed_when_no_purpose_is_given() -> None:
    at = desk()
    version = at.row(at.bring()).newest.id

    answer = browser(at.unit.supervisor).post(f"{_address(at)}open/", {"words": version})

    assert answer.status_code == 422
    assert "He signed nothing" not in answer.content.decode()
    assert "Choose what you need it for" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x00\x01\x02 nothing known", "cannot take this kind")],
)
def test_file_that_cannot_be_taken_says_why_and_keeps_what_was_chosen(
    content: bytes, said: str
) -> None:
    at = desk()

    answer = _bring(browser(at.unit.supervisor), at, content=content)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="statement" selected' in answer.content.decode()


def test_closed_case_says_that_it_takes_no_paper() -> None:
    at = desk()
    with context.acting(at.unit.supervisor) as by:
        close(case=at.case, reason=CloseReason.HELPED, by=by)

    answer = _bring(browser(at.unit.supervisor), at)

    assert answer.status_code == 422
    assert "The case is closed" in answer.content.decode()


def test_second_version_says_when_somebody_else_was_first() -> None:
    at = desk()
    paper = at.bring()
    client = browser(at.unit.supervisor)

    for _ in range(2):
        sent = {"seen": 1, "file": SimpleUploadedFile("a.txt", b"More.")}
        client.post(f"{_address(at)}{paper}/version/", sent)
    shown = client.get(_address(at)).content.decode()

    assert "Somebody else added a version meanwhile. Yours is 3" in shown
    assert len(at.row(paper).versions) == 3


def test_letter_is_written_read_and_handed_over_once_it_is_agreed() -> None:
    at = desk()
    client = browser(at.unit.supervisor)

    written = client.post(f"{_address(at)}letter/", _letter(at))
    paper = _only(at)
    version = at.row(paper).newest.id
    page = client.get(f"{_address(at)}{paper}/hand-over/").content.decode()
    sent = {"version": version, "embassy": "VNM", "purpose": "repatriation", "way": "letter"}
    refused = client.post(f"{_address(at)}{paper}/hand-over/", sent)
    at.agree()
    done = client.post(f"{_address(at)}{paper}/hand-over/", sent)
    opened = client.post(f"{_address(at)}open/", {"words": version, "purpose": "repatriation"})

    assert written.status_code == 302
    assert "Embassy of Vietnam" in page or "Embassy of Viet Nam" in page
    assert refused.status_code == 422
    assert "Nobody agreed to this: Identity, Documents" in refused.content.decode()
    assert done.status_code == 302
    assert CANARY in words_of(opened.content)
    assert CANARY not in client.get(_address(at)).content.decode()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"template": ""}, "Choose a letter."),
        ({"embassy": ""}, "Say who gets it."),
        ({"embassy": "", "recipient": "authority:court"}, "This letter is for somebody else"),
        ({"recipient": "person"}, "Choose one recipient"),
        ({"person": ""}, "This letter tells of a person"),
    ],
)
def test_letter_that_cannot_be_written_keeps_its_words(parts: dict[str, str], said: str) -> None:
    at = desk()

    answer = browser(at.unit.supervisor).post(f"{_address(at)}letter/", _letter(at, **parts))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "She has lost her passport." in answer.content.decode()


def test_paper_of_another_case_is_not_there() -> None:
    at = desk()
    paper, elsewhere = at.bring(), uuid4()
    client = browser(at.unit.supervisor)

    for path in (
        f"/desk/cases/{elsewhere}/papers/",
        f"{_address(at)}{elsewhere}/hand-over/",
    ):
        assert client.get(path).status_code == 404
    assert client.post(f"{_address(at)}{paper}/burn/").status_code == 404
    assert browser(at.unit.other_worker).get(_address(at)).status_code == 404
    assert browser(at.unit.intake).get(_address(at)).status_code == 404


def _address(at: Desk) -> str:
    return f"/desk/cases/{at.case}/papers/"


def _only(at: Desk) -> UUID:
    with context.acting(at.unit.supervisor) as by:
        (row,) = papers_of(by, at.case)
    return row.id


def _bring(client: Client, at: Desk, content: bytes = b"He signed nothing.") -> Any:
    return client.post(
        f"{_address(at)}new/",
        {
            "paper": uuid4(),
            "kind": "statement",
            "person": at.person,
            "file": SimpleUploadedFile("secret-name.txt", content),
        },
    )


def _letter(at: Desk, **more: str) -> dict[str, object]:
    return {
        "paper": uuid4(),
        "template": "embassy_papers",
        "language": "en",
        "person": at.person,
        "recipient": "",
        "embassy": EMBASSY.partition(":")[2],
        "words": "She has lost her passport.",
        **more,
    }


def test_copy_is_made_by_a_supervisor_and_offered_to_nobody_else() -> None:
    at = desk()
    supervisor = browser(at.unit.supervisor)

    shown = supervisor.get(f"{_address(at)}copy/")
    empty = supervisor.post(f"{_address(at)}copy/", {"paper": uuid4()})
    sent = {"paper": uuid4(), "person": at.person, "language": "en"}
    made = supervisor.post(f"{_address(at)}copy/", sent)

    assert shown.status_code == 200
    assert "Say of whom." in empty.content.decode()
    assert made.status_code == 302
    assert "Copy for the person" in supervisor.get(_address(at)).content.decode()
    assert browser(at.unit.worker).get(f"{_address(at)}copy/").status_code == 404


def test_summary_says_what_is_missing_and_keeps_the_words() -> None:
    at = desk()

    answer = browser(at.unit.supervisor).post(
        f"{_address(at)}summary/", {"paper": uuid4(), "words": "Her own words."}
    )

    assert answer.status_code == 422
    assert "Choose the agreement it is made under." in answer.content.decode()
    assert "Her own words." in answer.content.decode()
