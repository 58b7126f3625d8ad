"""What was typed outlives the session it was typed in, and only on a page of this site."""

import io
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import psycopg
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.api.ground import PASSWORD as PARTNER_PASSWORD
from tests.cases.ground import PASSWORD, lodged, office
from tests.casework.forms_in import form_to, has_form_to
from tests.intake.test_outage import database_away
from tests.portal.ground import filled, two_desks

pytestmark = pytest.mark.usefixtures("database")

LOGIN = "/accounts/login/"
FORM = "application/x-www-form-urlencoded"
FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
FROM_ELSEWHERE: tuple[dict[str, str], ...] = (
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "http://testserver.elsewhere.example"},
    {"Origin": "https://testserver"},
    {"Origin": "null"},
    {"Referer": "http://testserver/desk/"},
)
SAID = 'They "moved" <her> & Zzyzx\r\nto another house.'


def sign_in(client: Client, name: str, password: str = PASSWORD) -> None:
    """Sign in as somebody does, with the token of the page."""
    cache.clear()
    form = form_to(LOGIN, client.get(LOGIN).content)
    token = form.fields["csrfmiddlewaretoken"][0]
    sent = {"login": name, "password": password, "csrfmiddlewaretoken": token}
    assert client.post(LOGIN, sent, headers=FROM_HERE).status_code == 302


def at_complaint(*, language: str = "en") -> tuple[Client, str, dict[str, Any]]:
    """An officer at a complaint: where its form goes, and what was typed into it."""
    unit = office()
    complaint: UUID = lodged(unit.agency)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    sign_in(client, "unit-intake")
    address = reverse("desk:complaint_message", args=[complaint])
    form = form_to(address, client.get(reverse("desk:complaint", args=[complaint])).content)
    client.cookies["language"] = language
    return client, address, {**form.fields, "text": [SAID]}


def end_sessions(superuser: psycopg.Connection) -> None:
    """Nobody used them for too long."""
    superuser.execute("UPDATE django_session SET expire_date = now() - interval '1 minute'")


def said(superuser: psycopg.Connection) -> int:
    """How many messages there are."""
    row = superuser.execute("SELECT count(*) FROM intake_message").fetchone()
    assert row is not None
    return int(row[0])


def test_typed_words_are_sent_after_signing_in_when_the_session_ended_meanwhile(
    superuser: psycopg.Connection,
) -> None:
    client, address, sent = at_complaint()
    end_sessions(superuser)

    ended = client.post(address, sent, headers=FROM_HERE)
    kept = form_to(address, ended.content)
    sign_in(client, "unit-intake")
    too_old = client.post(address, kept.fields, headers=FROM_HERE)
    kept_anew = form_to(address, too_old.content)
    before = said(superuser)
    done = client.post(address, kept_anew.fields, headers=FROM_HERE)

    assert (ended.status_code, too_old.status_code, done.status_code) == (403, 403, 302)
    assert b"Your session has ended" in ended.content
    assert b"You signed in after the page was opened" in too_old.content
    assert kept_anew.fields["text"] == [SAID]
    assert (before, said(superuser)) == (0, 1)


def test_kept_page_stays_when_it_is_sent_again_before_signing_in(
    superuser: psycopg.Connection,
) -> None:
    client, address, sent = at_complaint()
    end_sessions(superuser)

    answer = client.post(address, sent, headers=FROM_HERE)
    for _ in range(2):
        kept = form_to(address, answer.content)
        answer = client.post(address, kept.fields, headers=FROM_HERE)

    assert answer.status_code == 403
    assert f'href="{LOGIN}"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert kept.fields["text"] == [SAID]


def test_kept_page_needs_the_origin_alone_when_the_browser_says_no_more(
    superuser: psycopg.Connection,
) -> None:
    client, address, sent = at_complaint()
    end_sessions(superuser)

    answer = client.post(address, sent, headers={"Origin": "http://testserver"})

    assert has_form_to(address, answer.content)


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_nothing_is_offered_again_when_another_site_may_have_sent_it(
    headers: dict[str, str], superuser: psycopg.Connection
) -> None:
    client, address, sent = at_complaint()
    forged = {**sent, "csrfmiddlewaretoken": ["x" * 64]}

    while_signed_in = client.post(address, forged, headers=headers)
    end_sessions(superuser)
    after_it_ended = client.post(address, forged, headers=headers)
    with_its_token = client.post(address, sent, headers=headers)

    assert (while_signed_in.status_code, after_it_ended.status_code) == (403, 403)
    assert with_its_token.status_code in {302, 403}
    for answer in (while_signed_in, after_it_ended, with_its_token):
        assert b"Zzyzx" not in answer.content
        assert not has_form_to(address, answer.content)
    assert said(superuser) == 0


def test_nothing_of_a_sign_in_form_comes_back_when_its_token_is_too_old() -> None:
    office()
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        LOGIN, {"login": "unit-intake", "password": PASSWORD, "next": "/desk/"}, headers=FROM_HERE
    )

    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()
    assert b"<form" not in answer.content


def test_password_is_left_out_of_what_is_kept() -> None:
    client, address, sent = at_complaint()
    typed = {**sent, "csrfmiddlewaretoken": ["x" * 64], "New_Password1": ["seven lanterns"]}

    kept = form_to(address, client.post(address, typed, headers=FROM_HERE).content)

    assert kept.fields["text"] == [SAID]
    assert "New_Password1" not in kept.fields
    assert kept.fields["csrfmiddlewaretoken"] != ["x" * 64]


def test_typed_words_wait_on_the_page_while_the_database_is_away(
    database: str, superuser: psycopg.Connection
) -> None:
    client, address, sent = at_complaint()
    body = urlencode(sent, doseq=True)

    with database_away(database):
        away = client.post(address, body, content_type=FORM, headers=FROM_HERE)
        forged = client.post(address, body, content_type=FORM, headers={"Sec-Fetch-Site": "none"})
    kept = form_to(address, away.content)
    client.get("/")  # finds the connection broken, and mends it
    done = client.post(address, kept.fields, headers=FROM_HERE)

    assert (away.status_code, forged.status_code, done.status_code) == (503, 503, 302)
    assert kept.fields["text"] == [SAID]
    assert b"Zzyzx" not in forged.content


def test_files_are_chosen_again_when_a_partners_session_ended(
    superuser: psycopg.Connection,
) -> None:
    two_desks()
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    sign_in(client, "officer-embassy", PARTNER_PASSWORD)
    address = "/portal/lodge/"
    page = form_to("", client.get(address).content)
    end_sessions(superuser)
    token = page.fields["csrfmiddlewaretoken"][0]
    sent = filled(csrfmiddlewaretoken=token, help=["find", "return_home"], file=letter())

    ended = client.post(address, sent, headers=FROM_HERE)
    sign_in(client, "officer-embassy", PARTNER_PASSWORD)
    again = form_to(
        address, client.post(address, sent | {"file": letter()}, headers=FROM_HERE).content
    )
    done = client.post(address, {**again.fields, "file": letter()}, headers=FROM_HERE)

    kept = form_to(address, ended.content)
    assert b"Choose the file again" in ended.content
    assert b"A letter of Zzyzx" not in ended.content
    assert (kept.files, kept.fields["help"]) == (["file"], ["find", "return_home"])
    assert done.status_code == 302
    assert superuser.execute("SELECT count(*) FROM intake_attachment").fetchone() == (1,)


def test_page_is_plain_when_there_is_too_much_to_keep(superuser: psycopg.Connection) -> None:
    client, address, sent = at_complaint()
    end_sessions(superuser)

    answer = client.post(address, {**sent, "text": ["x" * (1024 * 1024 + 1)]}, headers=FROM_HERE)

    assert answer.status_code == 302
    assert "ended=1" in answer.headers["Location"]


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "Votre session est terminée"), ("km", "វគ្គប្រើប្រាស់"), ("zh-hans", "您的会话已结束")],
)
def test_kept_page_speaks_the_language_of_the_page(
    language: str, title: str, superuser: psycopg.Connection
) -> None:
    client, address, sent = at_complaint(language=language)
    end_sessions(superuser)

    answer = client.post(address, sent, headers=FROM_HERE)

    assert f"<title>{title}" in answer.content.decode()


def test_logs_hold_nothing_of_what_is_kept(
    superuser: psycopg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    client, address, sent = at_complaint()

    client.post(address, {**sent, "csrfmiddlewaretoken": ["x" * 64]}, headers=FROM_HERE)
    end_sessions(superuser)
    client.post(address, sent, headers=FROM_HERE)

    assert "Zzyzx" not in caplog.text


def letter() -> io.BytesIO:
    """A file to send."""
    file = io.BytesIO(b"A letter of Zzyzx")
    file.name = "letter.txt"
    return file
