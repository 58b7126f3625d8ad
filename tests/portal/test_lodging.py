"""Lodging one complaint on a page, and following it."""

import io
from uuid import UUID, uuid4

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.ground import browser
from tests.intake.ground import lodge_publicly, staff
from tests.portal.ground import (
    NAME,
    filled,
    lodged_path,
    photo_with_place,
    two_desks,
)
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.intake.actions.add_message import add_message
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

PAGES = ("", "lodge/", "files/", "sharing/", "reports/", "account/", "files/template.csv")


def test_every_page_opens_for_a_partner_only(database: str) -> None:
    unit, embassy, _ = two_desks()
    system = Actor.system(unit)
    with context.acting(system):
        user = create_user(
            NewUser("sophea", "Sophea", "an invented long password", (Role.SUPERVISOR,)),
            by=system,
        )
    officer = browser(
        Actor(kind=staff(unit).kind, agency=unit, user=user, roles=frozenset({Role.SUPERVISOR}))
    )

    seen = {page: embassy.client.get(f"/portal/{page}").status_code for page in PAGES}
    unseen = {page: officer.get(f"/portal/{page}").status_code for page in PAGES}
    unknown = {page: Client().get(f"/portal/{page}").status_code for page in PAGES}

    assert set(seen.values()) == {200}
    assert set(unseen.values()) == {404}
    assert set(unknown.values()) == {302}


def test_lodging_shows_its_steps_and_its_acknowledgement(database: str) -> None:
    _, embassy, _ = two_desks()

    path = lodged_path(embassy)

    shown = embassy.client.get(path).content.decode()
    text = embassy.client.get(f"{path}acknowledgement.txt")
    assert "Received" in shown
    assert "signature: " in shown
    assert text.content.decode().startswith("Acknowledgement 1\ncode: ")
    assert NAME not in shown


def test_lodging_happens_once_when_the_form_is_sent_twice(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = two_desks()
    form = filled()

    first = embassy.client.post("/portal/lodge/", form)
    second = embassy.client.post("/portal/lodge/", form)
    other = embassy.client.post("/portal/lodge/", {**form, "name": "Somebody Else"})

    assert first.headers["Location"] == second.headers["Location"]
    assert other.status_code == 422
    assert superuser.execute("SELECT count(*) FROM intake_complaint").fetchone() == (1,)


def test_message_and_file_are_kept_once_when_their_forms_are_sent_twice(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = two_desks()
    path = lodged_path(embassy)
    page = embassy.client.get(path)
    said = {"topic": "talk", "text": "She called.", "once": page.context["message"]["once"].value()}
    once = page.context["upload"]["once"].value()

    answers = []
    for _ in range(2):
        file = SimpleUploadedFile("letter.txt", b"A letter.")
        answers.append(embassy.client.post(f"{path}messages/", said))
        answers.append(embassy.client.post(f"{path}files/", {"file": file, "once": once}))
    embassy.client.post(f"{path}messages/", {**said, "text": "She called twice."})

    assert {answer.headers["Location"] for answer in answers} == {path}
    assert superuser.execute("SELECT count(*) FROM intake_message").fetchone() == (2,)
    assert superuser.execute("SELECT count(*) FROM intake_attachment").fetchone() == (1,)
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag IN ('intake:message:sent',"
        " 'intake:attachment:added')"
    ).fetchone()
    assert leaves == (3,)


def test_page_is_the_same_when_a_lodging_is_anothers_or_nobodys(database: str) -> None:
    unit, embassy, relief = two_desks()
    others = (
        lodged_path(relief),
        f"/portal/lodgings/{lodge_publicly(unit).complaint}/",
        f"/portal/lodgings/{uuid4()}/",
    )

    reads = [embassy.client.get(path) for path in others]
    downloads = [embassy.client.get(f"{path}acknowledgement.txt") for path in others]
    writes = [
        embassy.client.post(f"{path}messages/", {"topic": "talk", "text": "Hello"})
        for path in others
    ]
    files = [
        embassy.client.post(f"{path}files/", {"file": io.BytesIO(photo_with_place())})
        for path in others
    ]

    answers = (*reads, *downloads, *writes, *files)
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_list_tells_of_unread_messages_until_they_are_opened(database: str) -> None:
    unit, embassy, _ = two_desks()
    path = lodged_path(embassy)
    with context.acting(Actor.system(unit)) as by:
        add_message(complaint_id=by_id(path), text="Please send the passport number.", by=by)

    before = embassy.client.get("/portal/").content.decode()
    opened = embassy.client.get(path).content.decode()
    after = embassy.client.get("/portal/").content.decode()

    assert ">1</strong>" in before
    assert "Please send the passport number." in opened
    assert ">1</strong>" not in after


def test_list_narrows_by_step_and_code(database: str) -> None:
    _, embassy, _ = two_desks()
    path = lodged_path(embassy)

    received = embassy.client.get("/portal/?milestone=received").content.decode()
    returned = embassy.client.get("/portal/?milestone=returned").content.decode()
    wrong = [
        embassy.client.get(f"/portal/?{query}").status_code
        for query in ("milestone=flown", "cursor=x", "cursor=%00", "code=" + "x" * 30)
    ]

    assert path in received
    assert path not in returned
    assert set(wrong) == {404}


def test_form_keeps_what_was_typed_when_an_answer_is_wrong(database: str) -> None:
    _, embassy, _ = two_desks()
    wrong = {
        "birth": "30 February 2001",
        "last_contact": "2090-01-01",
        "story": "x" * 20_001,
        "help": [],
        "country": "Atlantis",
        "phones": "\n".join(str(number) for number in range(11)),
    }

    answer = embassy.client.post("/portal/lodge/", filled(**wrong))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert NAME in shown
    assert "30 February 2001" in shown
    assert all(f"{name}" in answer.context["form"].errors for name in wrong)


def test_form_answers_without_our_error_when_the_input_is_hostile(database: str) -> None:
    _, embassy, _ = two_desks()
    hostile: tuple[dict[str, object], ...] = (
        filled(story="x" * 5_000_000),
        filled(name="\x00\U0001f600\u202e"),
        filled(once=""),
        filled(once="x" * 65),
        filled(language="tlh"),
        filled(name="\x00"),
        {},
    )

    statuses = [embassy.client.post("/portal/lodge/", form).status_code for form in hostile]

    assert statuses == [422, 302, 422, 422, 422, 302, 422]


def test_next_form_keeps_place_and_contact_when_another_follows(database: str) -> None:
    _, embassy, _ = two_desks()

    answer = embassy.client.post("/portal/lodge/", filled(another="1"))

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "A blue house near the port" in shown
    assert "+855 12 345 678" in shown
    assert NAME not in shown


def test_file_loses_its_hidden_data_and_the_page_says_so(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = two_desks()
    path = lodged_path(embassy)
    sent = io.BytesIO(photo_with_place())
    sent.name = "me.jpg"

    answer = embassy.client.post(f"{path}files/", {"file": sent}, follow=True)

    assert "Hidden data" in answer.content.decode()
    assert "image/jpeg" in answer.content.decode()
    assert superuser.execute("SELECT count(*) FROM intake_attachment").fetchone() == (1,)


def test_file_is_refused_with_advice_when_it_is_not_a_plain_document(database: str) -> None:
    _, embassy, _ = two_desks()
    path = lodged_path(embassy)
    wrong = {
        "empty.jpg": b"",
        "page.jpg": b"<html><script>1</script>",
        "both.jpg": b"GIF89a/*<script>*/",
        "story.docx": b"PK\x03\x04zip",
        "broken.jpg": b"\xff\xd8\xff broken",
        "run.png": b"MZ\x90",
    }

    answers = []
    for name, content in wrong.items():
        sent = io.BytesIO(content)
        sent.name = name
        answers.append(embassy.client.post(f"{path}files/", {"file": sent}))
    big = embassy.client.post(f"{path}files/", {"file": io.BytesIO(bytes(20 * 1024 * 1024 + 1))})

    assert [answer.status_code for answer in answers] == [422] * len(wrong)
    assert big.status_code == 413
    assert "larger than 20 MB" in big.content.decode()


def by_id(path: str) -> UUID:
    """The id inside the address of a lodging."""
    return UUID(path.split("/")[3])
