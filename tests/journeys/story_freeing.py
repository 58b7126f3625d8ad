"""The middle of the story: what she agrees to, and the operation that frees five persons."""

from datetime import timedelta

from tests.journeys.story_book import Book, send
from wayhome.audit.domain.tags import Tag

POINTS = ("talk", "why", "use", "research", "see", "how_long", "take_back")


def agree(book: Book) -> None:
    """She agrees that the shelter and her embassy are told, and says how to reach her."""
    with book.step(Tag.CONSENT_CONSENT_GIVEN, Tag.CONSENT_CONTACT_RECORDED):
        worker = book.at("dara", f"consent/{book.person}/record/")
        worker.page.get_by_label("Lotus Shelter").first.check()
        worker.page.locator("main form details:not([open]) summary").first.click()
        book.look(worker, "consent")
        send(
            worker,
            explained_how="interpreter",
            interpreter="Le Interpreter",
            language="vie",
            points=POINTS,
            age="adult",
            purpose_1="protection",
            groups_1=("identity", "circumstances"),
            purpose_2="repatriation",
            groups_2=("identity", "documents"),
            embassy_2="VNM",
            until_on=(book.today + timedelta(days=365)).isoformat(),
        )
        book.look(worker, "agreed")
        worker = book.at("dara", f"consent/{book.person}/contact/person/")
        send(
            worker,
            "/contact/person/",
            is_safe="yes",
            ways=("call", "visit"),
            hours="always",
            may_say_who="no",
        )


def plan(book: Book) -> None:
    """The worker plans a search for the case; somebody else has to approve it."""
    with book.step(Tag.OPERATIONS_OPERATION_PLANNED):
        worker = book.at("dara", "operations/")
        worker.follow("Plan an operation for this case")
        send(
            worker,
            kind="search",
            begins=f"{book.today}T05:00",
            ends=f"{book.today}T23:00",
            province="KH18",
            lead="Coastal Province Unit",
            notes="Two doors, one at the back.",
            needs_second="on",
        )
        book.operation = worker.page.url.split("?")[0].removeprefix(worker.address)
        assert "Two doors" not in worker.text()
        book.look(worker, "planned")
