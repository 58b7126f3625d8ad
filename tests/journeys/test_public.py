"""Somebody with a small phone reads the public record in Khmer and writes about an entry.

The monitor settles the letter at the desk; then the reply stands beside the entry.
"""

import re
from collections.abc import Iterator

import pytest

from tests.drills.instance import instance
from tests.journeys.conftest import DESK, PHONE, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]

_KHMER = re.compile(r"[\u1780-\u17ff]")
_WORDS = "We want to know where our children are"
_REPLY = "We have answered every family since then."


@pytest.fixture
def address() -> Iterator[str]:
    """A running service with a few public entries."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_public")
        yield f"http://127.0.0.1:{made.serve()}"


def test_record_is_read_searched_and_answered(phone: Visitor, desk: Visitor) -> None:
    entry = read_and_write(phone)
    settle(desk)

    phone.open(entry)
    assert _REPLY in phone.text()
    phone.look("public-8-replied")


def read_and_write(phone: Visitor) -> str:
    """Read, search in vain and with success, write; the path of the entry."""
    page = phone.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    phone.open("/record/")
    assert _KHMER.search(phone.text())
    assert page.context.cookies() == []
    phone.look("public-1-start")
    phone.open("/record/about")
    phone.look("public-2-about")
    phone.open("/record/search")
    page.fill("[name=words]", "Kalliope Qwertz")
    phone.send()
    assert page.input_value("[name=words]") == ""
    phone.look("public-3-none")
    page.fill("[name=words]", "maly children")
    phone.send()
    phone.look("public-4-found")
    page.locator("main article a").first.click()
    assert _WORDS in phone.text()
    phone.look("public-5-entry")
    entry = page.url.removeprefix(phone.address)
    page.locator("main a.wh-button").last.click()
    phone.send()
    phone.look("public-6-refused")
    phone.choose(kind="concerned")
    page.fill("[name=words]", _REPLY)
    page.check("[name=may_publish]")
    page.fill("[name=contact]", "+855 12 000 000")
    phone.send()
    assert page.url.endswith("/record/sent")
    phone.look("public-7-sent")
    assert {url.startswith(phone.address) for url in asked if not url.startswith("data:")} == {True}
    return entry


def settle(desk: Visitor) -> None:
    """Open the letter and put the reply beside the entry."""
    desk.sign_in("monitor")
    desk.open("/desk/public/")
    look(desk, "entries")
    desk.follow("1 letter waits")
    look(desk, "letters")
    desk.page.locator("main tbody a").first.click()
    look(desk, "closed")
    desk.press("Open the letter")
    assert desk.page.input_value("[name=words]") == _REPLY
    look(desk, "opened")
    desk.press("Settle it")
    look(desk, "refused")
    desk.choose(outcome="reply")
    desk.page.check("[name=contests]")
    desk.press("Settle it")
    desk.follow("Letters that are settled")
    look(desk, "settled")
    desk.open("/desk/public/")
    desk.page.locator("main tbody a").first.click()
    look(desk, "entry")
    desk.open("/desk/record/")
    desk.page.locator("main tbody a").first.click()
    desk.follow("Make facts of it public")
    look(desk, "choose")


def look(desk: Visitor, name: str) -> None:
    """Stop at a page in both widths."""
    for size, word in ((PHONE, "phone"), (DESK, "desk")):
        desk.page.set_viewport_size(size)
        desk.look(f"publication-{name}-{word}")
