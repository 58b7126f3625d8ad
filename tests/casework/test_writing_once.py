"""A message to the lodger counts once, from whichever page of the desk it is sent again."""

from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import lodged, office, opened
from tests.casework.ground import browser

pytestmark = pytest.mark.usefixtures("database")


def from_complaint() -> tuple[Client, str, dict[str, Any]]:
    """An officer at a complaint: where its form goes, and what its page put into it."""
    unit = office()
    complaint = lodged(unit.agency)
    client = browser(unit.intake)
    page = client.get(reverse("desk:complaint", args=[complaint]))
    sent = {"once": page.context["message"]["once"].value()}
    return client, reverse("desk:complaint_message", args=[complaint]), sent


def from_case() -> tuple[Client, str, dict[str, Any]]:
    """A supervisor at a case: where the form of its one complaint goes, and what is in it."""
    unit = office()
    complaint: UUID = lodged(unit.agency)
    case = opened(unit, complaint).case
    client = browser(unit.supervisor)
    (talk,) = client.get(reverse("desk:case_messages", args=[case])).context["talks"]
    sent = {"once": talk["form"]["once"].value(), "complaint": str(complaint)}
    return client, reverse("desk:case_message", args=[case]), sent


@pytest.mark.parametrize("begin", [from_complaint, from_case])
def test_message_is_sent_once_when_the_form_is_sent_twice(
    begin: Any, superuser: psycopg.Connection
) -> None:
    client, address, form = begin()

    answers = [client.post(address, {**form, "text": "When did she call?"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert kept(superuser) == (1, 1)


@pytest.mark.parametrize("begin", [from_complaint, from_case])
def test_message_is_another_when_somebody_goes_back_and_writes_other_words(
    begin: Any, superuser: psycopg.Connection
) -> None:
    client, address, form = begin()

    for text in ("When did she call?", "Where did she call from?"):
        assert client.post(address, {**form, "text": text}).status_code == 302

    assert kept(superuser) == (2, 2)


@pytest.mark.parametrize("begin", [from_complaint, from_case])
@pytest.mark.parametrize("text", ["", " ", "\0", "\u202e", "x" * 20_001])
def test_message_comes_back_when_it_cannot_be_sent(
    begin: Any, text: str, superuser: psycopg.Connection
) -> None:
    client, address, form = begin()

    answer = client.post(address, {**form, "text": text})

    assert answer.status_code == 422
    assert form["once"] in answer.content.decode()
    assert kept(superuser) == (0, 0)


def kept(superuser: psycopg.Connection) -> tuple[int, int]:
    """How many messages there are, and how many leaves tell of one."""
    row = superuser.execute(
        "SELECT (SELECT count(*) FROM intake_message),"
        " (SELECT count(*) FROM audit_leaf WHERE tag = 'intake:message:sent')"
    ).fetchone()
    assert row is not None
    return row[0], row[1]
