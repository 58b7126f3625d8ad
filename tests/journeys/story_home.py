"""The end of the story: a verdict, the way home, three follow-ups, and a life of her own."""

import re
from datetime import timedelta

from tests.journeys.story_book import Book, send
from wayhome.audit.domain.tags import Tag

HOME = "Invented Street 7, Hue"
FOLLOWED = (143, 119, 58)
"""Days ago on which she was called: a week, a month and a quarter after her return."""


def name_alleged(book: Book) -> None:
    """The worker adds who is said to have kept her there; no page says the name."""
    with book.step(Tag.JUSTICE_ALLEGED_ADDED):
        worker = book.at("dara", "justice/")
        worker.follow("Add an alleged person")
        send(
            worker,
            roles=("Exploiter",),
            relation="unacquainted",
            may_be_forced="no",
            names="Qqvuthy Rithisak",
        )
        assert "Qqvuthy" not in worker.text()
        book.look(worker, "justice")
        worker.page.get_by_role("link", name=re.compile("^Open Alleged")).first.click()
        book.alleged = worker.page.url.split("?")[0].removeprefix(worker.address)


def judge(book: Book) -> None:
    """A court convicts; until that is final the page says so."""
    with book.step(Tag.JUSTICE_PROCEEDING_NOTED, verdicts_given=1):
        for event in ("charge", "try", "convict"):
            worker = book.who("dara")
            worker.open(f"{book.alleged}events/")
            offences = () if event == "try" else ("trafficking_labour",)
            send(
                worker,
                event=event,
                when=book.today.isoformat(),
                authority="prosecutor" if event == "charge" else "court_first",
                place="KH12",
                offences=offences,
            )
        worker.open(book.alleged)
        assert "Convicted by the court of first instance" in worker.text()
        assert "not final" in worker.text()
        book.look(worker, "verdict")


def wish(book: Book) -> None:
    """She wishes to go home, and nothing speaks against it."""
    with book.step(Tag.REINTEGRATION_RETURN_CHANGED):
        worker = book.at("dara", f"return/{book.person}/")
        worker.follow("Consider a return")
        send(worker)
        worker.follow("The person wishes to return")
        book.look(worker, "wish")
        send(worker, words="Home, to my sister.", informed_of=("return", "staying"), is_child="no")
        worker.follow("Risks of returning")
        for no in worker.page.locator("main input[type=radio][value=no]").all():
            no.check()
        send(worker)
        book.look(worker, "risks")


def get_papers(book: Book) -> None:
    """Her embassy is asked, as she agreed, and issues a paper."""
    with book.step(Tag.REINTEGRATION_RETURN_CHANGED):
        worker = book.at("dara", f"return/{book.person}/")
        worker.follow("Ask an embassy for a travel document")
        send(worker, embassy="VNM", kind="laissez_passer")
        worker.follow("Travel document issued")
        expires = book.today + timedelta(days=30)
        send(
            worker,
            issued_on=book.today.isoformat(),
            expires_on=expires.isoformat(),
            number="X-1 Zzyzx",
        )
        assert "Zzyzx" not in worker.text()
        book.look(worker, "papers")


def travel(book: Book) -> None:
    """She goes home with an escort and is handed over to her sister."""
    with book.step(
        Tag.REINTEGRATION_RETURN_CHANGED, Tag.CASES_MILESTONE_REACHED, persons_returned=1
    ):
        worker = book.at("dara", f"return/{book.person}/")
        worker.follow("Plan the journey")
        send(
            worker,
            from_country="KHM",
            from_province="KH18",
            to_country="VNM",
            to_place=HOME,
            travel_on=book.today.isoformat(),
            transport="road",
            fitness="fit",
            is_escorted="yes",
            escorts="Sok Invented",
        )
        worker.follow("The journey began")
        send(worker)
        worker.follow("Handed over at home")
        send(worker, receiver="family", to="Sister", place=HOME, confirmed_by="By telephone")
        assert HOME not in worker.text()
        book.look(worker, "returned")


def follow_up(book: Book) -> None:
    """The worker calls her, as she allowed, and writes down how she is."""
    with book.step(Tag.REINTEGRATION_FOLLOWING_CHANGED, follow_ups_done=1):
        worker = book.at("dara", f"return/{book.person}/")
        worker.page.get_by_role("link", name=re.compile("^Done")).first.click()
        for four in worker.page.locator("main input[type=radio][value='4']").all():
            four.check()
        book.look(worker, "follow-up")
        send(worker, way="call", words="She works at her sister's shop.")
        assert "sister's shop" not in worker.text()


def end(book: Book) -> None:
    """A supervisor confirms that she is home for good."""
    with book.step(Tag.REINTEGRATION_FOLLOWING_CHANGED, persons_reintegrated=1):
        supervisor = book.at("vanna", f"return/{book.person}/")
        supervisor.follow("Confirm reintegration")
        send(supervisor, words="Three calls, all well.")
        assert "Reintegrated" in supervisor.text()
        book.look(supervisor, "reintegrated")


def follow(book: Book) -> None:
    """A week, a month and a quarter later she is followed up."""
    for days_ago in FOLLOWED:
        book.live(days_ago=days_ago)
        follow_up(book)
