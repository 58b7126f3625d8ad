"""A supervisor reads a site, judges a pair of places and undoes it, by keyboard, in two widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drills.instance import instance
from tests.journeys.conftest import DESK, PHONE, Visitor
from tests.journeys.test_review import enter, reach, write

# Every page is looked at in two widths, with many keys pressed between them.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]


@pytest.fixture
def supervisor(browser: Browser, pictures: Path | None) -> Iterator[Visitor]:
    """A supervisor at a desk with one site and a pair that waits; scripts never load."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_sites")
        address = f"http://127.0.0.1:{made.serve()}"
        context = browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
        context.route("**/*.js", lambda route: route.abort())
        visitor = Visitor(context.new_page(), address, pictures)
        visitor.sign_in("vanna")
        yield visitor
        context.close()


def look(visitor: Visitor, name: str) -> None:
    """Stop at a page in both widths."""
    for size, word in ((PHONE, "phone"), (DESK, "desk")):
        visitor.page.set_viewport_size(size)
        visitor.look(f"sites-{name}-{word}")


def test_site_is_read_and_a_pair_is_judged_and_undone_by_keyboard(supervisor: Visitor) -> None:
    page = supervisor.page
    supervisor.open("/desk/sites/")
    look(supervisor, "list")
    reach(page, "e.closest('tbody')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Golden Heron" not in supervisor.text()
    look(supervisor, "closed")
    enter(page, "Open the descriptions")
    look(supervisor, "purpose-missing")
    write(page, "purpose", "Operation")
    enter(page, "Open the descriptions")
    assert "Golden Heron Park" in supervisor.text()
    look(supervisor, "opened")

    enter(page, "Add what you know")
    enter(page, "Add the description")
    look(supervisor, "describe-refused")
    page.fill("[name=words]", "Golden Heron, 10.6095 103.5297 ±20 m")
    write(page, "reason", "Measured from the road.")
    enter(page, "Add the description")

    supervisor.open("/desk/sites/pairs/")
    look(supervisor, "pile")
    reach(page, "e.closest('tbody')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(supervisor, "pair")
    write(page, "purpose", "Operation")
    enter(page, "Open both")
    assert page.locator("input[name=verdict]:checked").count() == 0
    look(supervisor, "side-by-side")
    page.focus("[name=verdict][value=same]")
    page.keyboard.press("Space")
    enter(page, "Record the judgement")
    look(supervisor, "judgement-refused")
    write(page, "reason", "The same gate in both stories.")
    enter(page, "Record the judgement")
    look(supervisor, "pile-empty")

    supervisor.open("/desk/sites/pairs/?pile=same")
    reach(page, "e.closest('tbody')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    supervisor.page.select_option("[name=purpose]", "operation")
    enter(page, "Open both")
    enter(page, "Undo this judgement")
    look(supervisor, "undo")
    write(page, "reason", "It was another gate.")
    enter(page, "Undo it")
    assert "Undone" in page.locator("body").inner_text()


def test_complaint_is_attached_by_hand_and_the_case_counts_others(supervisor: Visitor) -> None:
    page = supervisor.page
    supervisor.open("/desk/sites/")
    code = page.locator("main table tbody a").first.inner_text()
    supervisor.open("/desk/cases/?pile=open")
    last = page.locator("main table tbody a").last
    with page.expect_navigation():
        last.click()
    look(supervisor, "case")
    with page.expect_navigation():
        page.locator("main a[href*='/desk/complaints/']").first.click()
    supervisor.follow("The place, and others who told of it")
    page.fill("[name=code]", "AAAA-AAAA")
    page.fill("[name=reason]", "The officer knows the road.")
    enter(page, "Attach to the site")
    look(supervisor, "attach-refused")
    page.fill("[name=code]", code)
    enter(page, "Attach to the site")
    assert "attached to the site" in page.locator("body").inner_text() or "already" in (
        supervisor.text()
    )
    look(supervisor, "attached")
