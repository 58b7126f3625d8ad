"""A case worker screens a name and reviews the hit by keyboard alone, at a desk and on a phone."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE, Visitor

# Every page is looked at in two widths, with many keys pressed between them.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


def by_keyboard(page: Page, name: str) -> None:
    """Go from field to field until the button with this name, and press it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip().startswith(name):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"The keyboard does not reach “{name}”")


def look(desk: Visitor, name: str) -> None:
    """Stop at a page in both widths."""
    for size, word in ((PHONE, "phone"), (DESK, "desk")):
        desk.page.set_viewport_size(size)
        desk.look(f"screening-{name}-{word}")


def test_name_is_screened_and_reviewed_by_keyboard(desk: Visitor) -> None:
    desk.sign_in("dara")
    desk.open("/desk/screening/")
    look(desk, "table")
    desk.follow("Lists and their versions")
    look(desk, "lists")
    desk.open("/desk/screening/new/")
    look(desk, "ask")
    by_keyboard(desk.page, "Screen this name")
    look(desk, "refused")
    desk.page.fill("[name=name]", "徐明遠")
    desk.page.focus("[name=purpose]")
    desk.page.keyboard.type("Duties")
    by_keyboard(desk.page, "Screen this name")
    look(desk, "closed")
    by_keyboard(desk.page, "Open")
    look(desk, "opened")
    by_keyboard(desk.page, "Compare")
    look(desk, "hit")
    desk.page.focus("[name=verdict][value=same]")
    desk.page.keyboard.press("Space")
    desk.page.focus("[name=reason]")
    desk.page.keyboard.type("The same merchant, by the passport we saw.")
    by_keyboard(desk.page, "Record the review")
    by_keyboard(desk.page, "Open")
    by_keyboard(desk.page, "Compare")
    look(desk, "reviewed")
    desk.follow("Undo this review")
    look(desk, "undo")
    desk.page.fill("[name=reason]", "It was another passport.")
    by_keyboard(desk.page, "Undo it")

    assert "to review: 1" in desk.text()
