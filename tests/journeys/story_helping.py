"""The later middle of the story: services, a shelter that takes her in, and what a court says."""

from tests.journeys.conftest import Visitor
from tests.journeys.story_book import Book, send
from tests.journeys.story_opening import NAME
from wayhome.audit.domain.tags import Tag


def ask_needs(book: Book) -> None:
    """The worker asks which help she needs."""
    with book.step(Tag.CARE_NEEDS_ASSESSED):
        worker = book.at("dara", "care/needs/")
        send(
            worker,
            "/needs/new/",
            shelter="urgent",
            health="some",
            repatriation="some",
            education="declined",
            note="She coughs at night.",
        )
        assert "Urgent need" in worker.text()
        assert "coughs" not in worker.text()
        book.look(worker, "needs")


def serve(book: Book) -> None:
    """The first service begins, and the lodger sees that she is supported."""
    with book.step(Tag.CARE_SERVICE_RECORDED, Tag.CASES_MILESTONE_REACHED, persons_supported=1):
        worker = book.at("dara", "care/services/")
        send(worker, "/services/new/", kind="health", from_on=book.today.isoformat())
        book.look(worker, "services")
        assert "Supported" in book.at("dara").text()


def refer(book: Book) -> None:
    """The worker refers her to the shelter with what she agreed to."""
    with book.step(Tag.CARE_REFERRAL_DRAFTED, Tag.CARE_REFERRAL_SENT):
        worker = book.at("dara", "care/referrals/")
        send(
            worker,
            "/referrals/new/",
            kind="shelter",
            to="Lotus Shelter",
            urgency="today",
            groups=("identity", "circumstances"),
            words="She sleeps badly and wants a light at night.",
        )
        book.look(worker, "referral-drafted")
        send(worker, "/referrals/send/")
        book.look(worker, "referral-sent")


def accept(book: Book) -> None:
    """The shelter opens what was shared, and takes her in."""
    with book.step(Tag.CARE_REFERRAL_OPENED, Tag.CARE_REFERRAL_MOVED, referrals_accepted=1):
        shelter = book.who("shelter")
        shelter.open("/desk/referrals/")
        shelter.page.locator("main table tbody a").first.click()
        assert NAME not in shelter.text()
        book.look(shelter, "referral-received")
        _open_identity(shelter)
        assert NAME in shelter.text()
        shelter.page.locator("summary").get_by_text("Accept", exact=True).click()
        shelter.page.get_by_role("button", name="Accept", exact=True).click()
        shelter.page.wait_for_load_state()
        assert "Your answer is written down" in shelter.page.locator("body").inner_text()
        book.look(shelter, "referral-accepted")
        assert "Accepted" in book.at("dara", "care/referrals/").text()


def _open_identity(shelter: Visitor) -> None:
    """Open who she is, for a purpose."""
    heading = shelter.page.get_by_role("heading", name="Identity", exact=True)
    part = shelter.page.locator("main .wh-summary-card").filter(has=heading)
    part.locator("[name=purpose]").select_option("protection")
    part.locator("button[type=submit]").click()
    shelter.page.wait_for_load_state()
