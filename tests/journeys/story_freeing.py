"""The middle of the story: what she agrees to, and the operation that frees five persons."""

from datetime import timedelta

from tests.journeys.conftest import Visitor
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
            begins=f"{book.today}T00:00",
            ends=f"{book.today + timedelta(days=1)}T23:00",
            province="KH18",
            lead="Coastal Province Unit",
            notes="Two doors, one at the back.",
            needs_second="on",
        )
        book.operation = worker.page.url.split("?")[0].removeprefix(worker.address)
        assert "Two doors" not in worker.text()
        book.look(worker, "planned")


def approve(book: Book) -> None:
    """The worker adds the place, and a supervisor approves the plan."""
    with book.step(Tag.OPERATIONS_SITE_ADDED, Tag.OPERATIONS_OPERATION_APPROVED):
        worker = book.who("dara")
        worker.open(book.operation)
        worker.page.get_by_text("Describe a new site").click()
        send(
            worker,
            "/sites/new/",
            words="Blue gate behind the fish market",
            kind="compound",
            latitude="10.60950",
            longitude="103.52970",
            within="20",
        )
        supervisor = book.who("vanna")
        supervisor.open(book.operation)
        assert "Closed compound" in supervisor.text()
        assert "Blue gate" not in supervisor.text()
        book.look(supervisor, "to-approve")
        supervisor.press("Approve the plan")


def free(book: Book) -> None:
    """The search frees five persons; one of them is the person of the case."""
    with book.step(
        Tag.OPERATIONS_OPERATION_BEGUN,
        Tag.OPERATIONS_PERSONS_RECORDED,
        Tag.OPERATIONS_OPERATION_FINISHED,
        operations_done=1,
        persons_freed=5,
        persons_located=1,
    ):
        worker = book.who("dara")
        worker.open(book.operation)
        send(worker, "/begin/")
        worker.open(f"{book.operation}persons/")
        _record(book, worker)
        worker.open(f"{book.operation}result/")
        send(
            worker,
            "/result/new/",
            outcome="reached",
            found="5",
            children="0",
            freed="5",
            arrested="1",
            words="All five came out by the back door.",
        )
        book.look(worker, "result")


def _record(book: Book, worker: Visitor) -> None:
    """Five rows of one form; the first is known from the case."""
    rows = range(1, 6)
    known = worker.page.locator("[name=known_1] option").nth(1).get_attribute("value")
    assert known is not None
    send(
        worker,
        "/persons/new/",
        **{f"state_{row}": "freed" for row in rows},
        **{f"sex_{row}": "female" for row in rows},
        name_1="Nguyen Thi Zzyzx",
        known_1=known,
    )
    assert "Person 5" in worker.text()
    assert "Zzyzx" not in worker.text()
    book.look(worker, "persons")


def bring_to_safety(book: Book) -> None:
    """The worker says that the danger is over."""
    with book.step(Tag.CASES_DANGER_MOVED):
        worker = book.at("dara", "danger/")
        worker.press("The person is safe")
        book.look(worker, "safe")
