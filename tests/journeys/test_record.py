"""A monitor answers the proposals of two articles by keyboard; another is the second reviewer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.drills.instance import instance
from tests.journeys.conftest import DESK, PHONE, Visitor
from tests.journeys.test_review import enter, reach

pytestmark = [pytest.mark.journey, pytest.mark.timeout(500)]

_MOST_PROPOSALS = 80
_WAITS = "Waits for a second reviewer"


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    """A service with two articles that were read; the value is where it answers."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_record")
        made.work()
        yield f"http://127.0.0.1:{made.serve()}"


def visitor(browser: Browser, place: str, pictures: Path | None, name: str) -> Visitor:
    """Somebody of the staff at a desk."""
    context = browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
    found = Visitor(context.new_page(), place, pictures)
    found.sign_in(name)
    return found


def look(at: Visitor, name: str) -> None:
    """Stop at a page in both widths."""
    for size, word in ((PHONE, "phone"), (DESK, "desk")):
        at.page.set_viewport_size(size)
        at.look(f"record-{name}-{word}")


def answer_all(page: Page) -> int:
    """Accept whatever is at hand with one key each; returns how many answers that took."""
    for number in range(_MOST_PROPOSALS):
        if page.locator("[data-shortcut=a]").count() == 0:
            return number
        with page.expect_navigation():
            page.keyboard.press("a")
    pytest.fail("The proposals do not end")


def test_article_is_reviewed_by_keyboard_and_leads_to_a_thread(
    browser: Browser, place: str, pictures: Path | None
) -> None:
    monitor = visitor(browser, place, pictures, "monitor")
    page = monitor.page
    monitor.open("/desk/record/")
    look(monitor, "1-sources")
    page.locator("main a", has_text="Ministry asked").first.click()
    page.wait_for_load_state()
    look(monitor, "2-source")
    source = page.url
    page.goto(f"{source}review/")
    look(monitor, "3-review")
    with page.expect_navigation():
        page.keyboard.press("m")
    look(monitor, "3-missed")
    choose_beside_the_review(page, f"{source}review/")
    with page.expect_navigation():
        page.keyboard.press("x")
    with page.expect_navigation():
        page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert answer_all(page) > 5
    assert _WAITS in monitor.text()
    look(monitor, "4-decided")

    with page.expect_navigation():
        page.keyboard.press("n")
    assert answer_all(page) > 3

    second = visitor(browser, place, pictures, "observer")
    confirm_all(second, f"{source}review/")
    look(second, "5-confirmed")
    threads(second)
    read_on(second)


def choose_beside_the_review(page: Page, review: str) -> None:
    """Select a paragraph with the pointer, labels and numbers of marks and all, and take its words."""
    page.goto(review)
    paragraph = page.locator(".wh-source p", has_text="They have waited")
    marks = ".wh-source__number, .wh-source__label"
    words = paragraph.evaluate(
        "(e, marks) => { const c = e.cloneNode(true);"
        " c.querySelectorAll(marks).forEach(m => m.remove()); return c.textContent; }",
        marks,
    )
    paragraph.evaluate("e => getSelection().selectAllChildren(e)")
    with page.expect_navigation():
        page.keyboard.press("m")
    assert page.input_value("[name=words]") == words.strip()
    page.goto(review)


def confirm_all(second: Visitor, review: str) -> None:
    """Be the second reviewer of every fact that waits, by keyboard."""
    page = second.page
    page.goto(review)
    assert _WAITS in second.text()
    for _ in range(page.get_by_text(_WAITS).count()):
        enter(page, "Confirm as the second reviewer")
    assert _WAITS not in second.text()


def threads(second: Visitor) -> None:
    """Begin a thread from a request and see what is still open."""
    page = second.page
    second.open("/desk/record/threads/")
    look(second, "6-threads")
    reach(page, "e.tagName === 'BUTTON' && e.closest('main') !== null")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(second, "7-thread")


def read_on(second: Visitor) -> None:
    """The other pages of the record with something in them, each once."""
    for path in ("subjects", "subjects/pairs", "timelines", "calendar", "network", "places"):
        second.open(f"/desk/record/{path}/")
        look(second, f"8-{path.replace('/', '-')}")
    second.open("/desk/record/search/")
    second.page.fill("[name=words]", "passports")
    second.send()
    assert "passports" in second.text()
    look(second, "9-search")
