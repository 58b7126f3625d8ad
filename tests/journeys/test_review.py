"""An officer judges a pair and undoes it by keyboard alone, without scripts, in two widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.drills.instance import instance
from tests.journeys.conftest import DESK, PHONE, Visitor

# Every page is looked at in two widths, with many keys pressed between them.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

_MOST_TABS = 80


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    """A service where two pairs wait; the value is where it answers."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_review")
        yield f"http://127.0.0.1:{made.serve()}"


@pytest.fixture
def officer(browser: Browser, place: str, pictures: Path | None) -> Iterator[Visitor]:
    """An intake officer at a desk; the pages' scripts never load."""
    context = browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
    context.route("**/*.js", lambda route: route.abort())
    visitor = Visitor(context.new_page(), place, pictures)
    visitor.sign_in("sophea")
    yield visitor
    context.close()


def reach(page: Page, test: str) -> None:
    """Go from field to field until the element in focus, `e`, passes a test in JavaScript."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"(e => {test})(document.activeElement)"):
            return
    pytest.fail(f"The keyboard does not reach {test}")


def enter(page: Page, words: str) -> None:
    """Go to the link or button that begins with these words, and press it."""
    reach(page, f"e.innerText.trim().startsWith('{words}')")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, field: str, text: str) -> None:
    """Go to a field by its name and type."""
    reach(page, f"e.name === '{field}'")
    page.keyboard.type(text)


def look(visitor: Visitor, name: str) -> None:
    """Stop at a page in both widths."""
    for size, word in ((PHONE, "phone"), (DESK, "desk")):
        visitor.page.set_viewport_size(size)
        visitor.look(f"review-{name}-{word}")


def test_pair_is_judged_and_undone_by_keyboard(officer: Visitor) -> None:
    page = officer.page
    officer.open("/desk/matches/")
    assert "About a child" in officer.text()
    look(officer, "pile")

    reach(page, "e.closest('tbody')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(officer, "closed")
    write(page, "purpose", "Triage")
    enter(page, "Open both")
    assert page.locator("input[name=verdict]:checked").count() == 0
    assert "To join them takes two" in officer.text()
    look(officer, "opened")

    enter(page, "Record the judgement")
    look(officer, "refused")
    reach(page, "e.name === 'verdict'")
    page.keyboard.press("Space")
    write(page, "reason", "Both senders speak of one girl.")
    enter(page, "Record the judgement")
    assert "A second person must confirm it." in officer.text()
    look(officer, "next")

    enter(page, "Undo this judgement")
    look(officer, "undo")
    write(page, "reason", "It was the other file.")
    enter(page, "Undo it")
    assert "To review" in officer.text()
    officer.open("/desk/matches/?pile=waiting")
    assert "No join waits for a second person." in officer.text()
    look(officer, "empty")


def test_join_is_seen_on_the_persons_page_by_keyboard(officer: Visitor) -> None:
    page = officer.page
    officer.open("/desk/matches/")
    page.locator("main table tbody a").last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    write(page, "purpose", "Triage")
    enter(page, "Open both")
    reach(page, "e.name === 'verdict'")
    page.keyboard.press("Space")
    write(page, "reason", "One woman: I rang both.")
    enter(page, "Record the judgement")
    assert "Recorded: the same person." in officer.text()
    enter(page, "Back to that pair")
    enter(page, "Person of")
    assert "The joins, the weakest first" in officer.text()
    look(officer, "person")
