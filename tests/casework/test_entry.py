"""A complaint by telephone is written down, checked, and lodged once."""

import pytest
from django.urls import reverse

from tests.cases.ground import office
from tests.casework.ground import browser
from wayhome.intake.actions.open_receipt import open_receipt
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.queries.queue import QueueFilter, queue
from wayhome.kernel import context
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole, atomic, running_as

pytestmark = pytest.mark.usefixtures("database")


def told(**changed: object) -> dict[str, object]:
    """What an invented caller tells."""
    return {
        "token": DraftSecret.generate().cookie(),
        "channel": "phone",
        "lodger_kind": "relative",
        "language": "km",
        "relation": "family",
        "help": ["find"],
        "danger_now": "unknown",
        "name": "Sokunthea Zzyzx",
        "birth": "16",
        "nationality": "KHM",
        "province": "KH18",
        "story": "The phone has been off since Sunday.",
        "consent_contact": "yes",
        **changed,
    }


def test_receipt_is_read_out_and_opens_the_complaint() -> None:
    unit = office()
    client, sent = browser(unit.intake), told()

    page = client.post(reverse("desk:enter"), sent)
    again = client.post(reverse("desk:enter"), sent)

    receipt = page.context["receipt"]
    assert page.status_code == again.status_code == 200
    assert again.context["receipt"] == receipt
    with context.acting(unit.intake) as by:
        rows = queue(by, QueueFilter()).rows
    assert [(row.channel, row.is_child, row.entered_by) for row in rows] == [
        ("phone", True, unit.intake.user)
    ]
    with running_as(DbRole.INTAKE), atomic():
        context.enter(Context(scope="intake"))
        assert open_receipt(receipt).subject == rows[0].id


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"relation": ""}, "This answer is needed."),
        ({"help": []}, "This answer is needed."),
        ({"channel": "web"}, "Select a valid choice"),
        ({"birth": "31/02/1999"}, "This day does not exist"),
        ({"birth": "140"}, "The age is a number"),
        ({"phones": "\n".join(str(n) for n in range(11))}, "Give ten at most."),
        ({"token": "cut"}, "open too long"),
    ],
)
def test_form_keeps_what_was_typed_when_something_is_wrong(
    changed: dict[str, object], words: str
) -> None:
    unit = office()

    page = browser(unit.intake).post(reverse("desk:enter"), told(**changed))

    text = page.content.decode()
    assert page.status_code == 422
    assert words in text
    assert "The phone has been off since Sunday." in text


def test_other_answers_under_one_token_are_refused() -> None:
    unit = office()
    client, sent = browser(unit.intake), told()
    client.post(reverse("desk:enter"), sent)

    page = client.post(reverse("desk:enter"), {**sent, "story": "Something else."})

    assert page.status_code == 422
    assert b"sent already, with other answers" in page.content
