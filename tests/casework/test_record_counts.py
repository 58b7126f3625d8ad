"""Pages of the record ask the database as often for many sources and facts as for a few."""

from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cases.ground import office
from tests.casework.ground import browser
from tests.record.test_figures import CLAIM
from tests.record.test_search import indexed
from tests.record.threads import TEXT, Record
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.follow_request import begin_thread
from wayhome.record.actions.mark_figure import Span, mark_figure
from wayhome.record.actions.propose_facts import propose_facts
from wayhome.record.actions.read_again import switch_blocks
from wayhome.record.actions.release_fact import release_fact
from wayhome.record.queries.sources import source

pytestmark = pytest.mark.usefixtures("database")

_FEW, _MORE = 2, 3
_LISTS = (
    "/desk/public/",
    "/record/",
    "/record/changes",
    "/record/entries",
    "/record/feed",
    "/desk/record/",
    "/desk/record/calendar/?month=2021-06",
    "/desk/record/calendar/?year=2021",
    "/desk/record/network/",
    "/desk/record/places/",
    "/desk/record/subjects/",
    "/desk/record/subjects/pairs/",
    "/desk/record/threads/",
    "/desk/record/timelines/",
)


class Shelf:
    """A record that can be filled with more of everything, and who reads it."""

    def __init__(self) -> None:
        self.unit = office()
        self.by = self.unit.supervisor
        self.desk: Client = browser(self.by)
        self.paths: list[str] = list(_LISTS)
        self._filled = 0

    def fill(self, times: int) -> None:
        """Add sources that tell of everything; the pages of the first are those that are read."""
        for _ in range(times):
            self._filled += 1
            record = Record(f"{TEXT}\n\nIssue {self._filled} of the paper.", by=self.by)
            pages = self._told(record)
            if self._filled == 1:
                self.paths += [f"/desk/record/{page}" for page in pages]
        indexed(self.by)

    def _told(self, record: Record) -> list[str]:
        """Facts of each kind, a thread, public entries; where they are read."""
        request, _, _, jailed = (
            record.request(),
            record.answer(),
            record.promise(),
            record.jailed(),
        )
        record.confirm(jailed)
        met, rated = self._met(record), self._rated(record)
        with context.acting(self.by):
            thread = begin_thread(request, by=self.by)
        self._read(record)
        for fact in (request, jailed, met):
            with context.acting(record.colleague()) as other:
                release_fact(fact, by=other)
        here = str(record.source)
        return [
            *(f"{here}/{page}" for page in ("", "review/", "cite/", "paragraphs/")),
            f"threads/{thread}/",
            f"timelines/persons/{jailed}/",
            f"timelines/ratings/{rated}/",
        ]

    def _read(self, record: Record) -> None:
        """What the worker does with a text."""
        system = Actor.system(self.unit.agency)
        with context.acting(system, role=DbRole.JOBS):
            propose_facts(text_version=record.version, by=system)

    def _met(self, record: Record) -> UUID:
        return record.add(
            "meeting",
            evidence=[record.span("urged")],
            kind="meeting",
            status="held",
            participants=["org:embassy", "person:ilmo-raud"],
            participants_groups=[],
            date=f"2021-06-{self._filled:02}",
            date_span=None,
            place="place:iceland",
            topics=[],
        )

    def _rated(self, record: Record) -> UUID:
        return record.add(
            "rating",
            evidence=[record.span("rejected the call")],
            scheme="tip",
            level=f"tier {self._filled % 3 + 1}",
            direction=None,
            subject="place:iceland",
            by="org:embassy",
            date="2021",
            reasons=[],
        )

    def asked(self, *paths: str) -> dict[str, int]:
        """How often each page asks the database."""
        found = {}
        for path in paths or self.paths:
            with (
                CaptureQueriesContext(connections["default"]) as queries,
                CaptureQueriesContext(connections[DbRole.PUBLIC]) as public,
            ):
                assert self.desk.get(path).status_code == 200
            found[path] = len(queries) + len(public)
        return found


def test_pages_ask_as_often_when_the_record_holds_more() -> None:
    shelf = Shelf()
    shelf.fill(_FEW)
    shelf.asked()
    few = shelf.asked()

    shelf.fill(_MORE)
    many = shelf.asked()

    assert {path: (few[path], many[path]) for path in few if many[path] > few[path]} == {}


def test_source_asks_as_often_when_it_has_more_texts_with_figures() -> None:
    shelf = Shelf()
    record = Record(by=shelf.by)
    pages = [f"/desk/record/{record.source}/", f"/desk/record/{record.source}/review/"]

    counts = []
    for number in range(1, 5):
        with context.acting(shelf.by):
            page = source(shelf.by, record.source)
        words = page.text[number : number + 3]
        with context.acting(shelf.by):
            mark_figure(Span(page.text_version, number, number + 3, words), CLAIM, by=shelf.by)
        with context.acting(shelf.by):
            start = {page.blocks[0].start}
            switch_blocks(record.source, start, of_version=page.text_version, by=shelf.by)
        counts.append(shelf.asked(*pages))

    assert counts[1] == counts[3]
