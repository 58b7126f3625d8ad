"""A whole case in Chromium: each step leaves its leaf and moves the report by what it did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drills.instance import instance
from tests.journeys import story_freeing as freeing
from tests.journeys import story_helping as helping
from tests.journeys import story_home as home
from tests.journeys import story_opening as opening
from tests.journeys.story_book import Book

# A whole case takes many pages, each looked at in two widths.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

_BEGAN = 150
"""Days ago on which the embassy lodges its complaint."""

TOLD = {
    "complaints_received": 1,
    "findings_concluded": 1,
    "persons_located": 1,
    "operations_done": 1,
    "persons_freed": 5,
    "persons_supported": 1,
    "referrals_accepted": 1,
    "verdicts_given": 1,
    "persons_returned": 1,
    "follow_ups_done": 3,
    "persons_reintegrated": 1,
}
"""What the report says once the story is told; every other number of it is none."""


@pytest.fixture
def book(browser: Browser, pictures: Path | None) -> Iterator[Book]:
    """An installation of the past with its people and a shelter; nothing is lodged yet."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        told = Book(made, browser, pictures)
        told.begin(days_ago=_BEGAN)
        yield told


def test_case_goes_from_an_embassys_complaint_to_reintegration(book: Book) -> None:
    for tell in (
        opening.lodge,
        opening.open_case,
        opening.take,
        opening.assess,
        opening.find,
        freeing.agree,
        freeing.plan,
        freeing.approve,
        freeing.free,
        freeing.bring_to_safety,
        helping.ask_needs,
        helping.serve,
        helping.refer,
        helping.accept,
        home.name_alleged,
        home.judge,
        home.wish,
        home.get_papers,
        home.travel,
        home.follow,
        home.end,
    ):
        tell(book)

    assert {code: n for code, n in book.figures().items() if n} == TOLD
    open_figures(book)
    read_audit(book)


def open_figures(book: Book) -> None:
    """Every figure that the story moved opens into its complaint or its case."""
    supervisor = book.who("vanna")
    book.figures()
    book.look(supervisor, "report")
    for code in TOLD:
        supervisor.open(f"/desk/report/figures/{code}/?{book.days}")
        links = supervisor.page.locator("main table a")
        to = {link.get_attribute("href") for link in links.all()}
        assert to & {f"/desk/complaints/{book.person}/", book.case}, code
    book.look(supervisor, "figure")


def read_audit(book: Book) -> None:
    """The auditor reads what was done, and no name in it."""
    auditor = book.who("auditor")
    auditor.open("/desk/audit/?event=reintegration:following:changed")
    assert opening.NAME not in auditor.text()
    assert auditor.page.locator("main table tbody tr, main li").count() >= len(home.FOLLOWED)
    book.look(auditor, "audit")
