"""A whole case in Chromium: each step leaves its leaf and moves the report by what it did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drills.instance import instance
from tests.journeys import story_freeing as freeing
from tests.journeys import story_opening as opening
from tests.journeys.story_book import Book

# A whole case takes many pages, each looked at in two widths.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

_BEGAN = 150
"""Days ago on which the embassy lodges its complaint."""


@pytest.fixture
def book(browser: Browser, pictures: Path) -> Iterator[Book]:
    """An installation of the past with its people and a shelter; nothing is lodged yet."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        told = Book(made, browser, pictures)
        told.begin(days_ago=_BEGAN)
        yield told


def test_case_goes_from_an_embassys_complaint_to_reintegration(book: Book) -> None:
    opening.lodge(book)
    opening.open_case(book)
    opening.take(book)
    opening.assess(book)
    opening.find(book)
    freeing.agree(book)
    freeing.plan(book)
