"""At the desk: choosing what becomes public, withdrawing it, and settling what people write."""

import re
from uuid import uuid4

import psycopg
import pytest
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.release.ground import WORDS, Room
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.bucket import Meter
from wayhome.kernel.database import DbRole
from wayhome.release.actions import send_request as sending
from wayhome.release.actions.erase_requests import erase_requests
from wayhome.release.actions.send_request import NewRequest, send_request
from wayhome.release.domain.limits import DAYS_KEPT
from wayhome.release.domain.statuses import EntryStatus, RequestKind
from wayhome.release.queries.entries import entry


class Desk:
    """A supervisor's browser, and a source with a fact that stands."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.room = Room(by=self.office.supervisor)
        self.client: Client = browser(self.office.supervisor)

    def page(self, path: str) -> str:
        """A page as it stands."""
        answer = self.client.get(path)
        assert answer.status_code == 200
        return answer.content.decode()

    def letter(self, *, may_publish: bool = True) -> str:
        """The address of a letter about an entry that is public now, and of the entry."""
        self.entry = self.room.release(self.room.quote())
        new = NewRequest(
            RequestKind.CONCERNED,
            "I did not say so.",
            name="M. Tolvanen",
            contact="mara@example.org",
            may_publish=may_publish,
        )
        with context.acting(Actor.public(self.room.agency)):
            send_request(self.entry, new)
        found = re.search(
            r"/desk/public/letters/[0-9a-f-]{36}/", self.page("/desk/public/letters/")
        )
        assert found is not None
        return found.group()

    def status(self) -> EntryStatus:
        """How the entry stands."""
        with context.acting(self.room.by):
            return entry(self.entry).row.status


@pytest.fixture
def desk(database: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(sending, "_meter", Meter())
    return Desk()


def test_fact_is_shown_as_readers_see_it_and_public_once_ticked(desk: Desk) -> None:
    fact = desk.room.quote()
    address = f"/desk/public/sources/{desk.room.source}/"
    before = desk.page(address)

    answer = desk.client.post(address, {"fact": str(fact)}, follow=True)

    assert "Mara Tolvanen said, as The Harbour Post reports:" in before
    assert "1 fact is public." in answer.content.decode()
    assert WORDS in Client().get("/record/").content.decode()


def test_nothing_becomes_public_when_nothing_is_ticked(desk: Desk) -> None:
    desk.room.quote()

    answer = desk.client.post(f"/desk/public/sources/{desk.room.source}/", {"fact": str(uuid4())})

    assert answer.status_code == 422
    assert "Tick at least one fact" in answer.content.decode()
    assert "Nothing has been made public yet" in Client().get("/record/").content.decode()


def test_fact_that_waits_for_a_second_reviewer_cannot_be_chosen(desk: Desk) -> None:
    fact = desk.room.status()

    assert str(fact) not in desk.page(f"/desk/public/sources/{desk.room.source}/")


def test_fact_that_names_a_person_of_concern_is_left_to_a_colleague(desk: Desk) -> None:
    desk.room.status()
    fact = desk.room.role("Dana Whitlow")
    address = f"/desk/public/sources/{desk.room.source}/"

    page = desk.page(address)
    sent = desk.client.post(address, {"fact": str(fact)}, follow=True)

    assert "A colleague can make it public" in page
    assert f'value="{fact}"' not in page
    assert "Nothing became public" in sent.content.decode()
    assert not desk.room.is_public(fact)


def test_entry_is_withdrawn_with_a_reason(desk: Desk) -> None:
    entry_id = desk.room.release(desk.room.quote())
    address = f"/desk/public/entries/{entry_id}/"

    refused = desk.client.post(f"{address}withdraw/", {"remove_words": "on"})
    done = desk.client.post(f"{address}withdraw/", {"why": "harm"}, follow=True)

    assert refused.status_code == 422
    assert "The entry is withdrawn" in done.content.decode()
    assert WORDS not in Client().get(f"/record/entries/{entry_id}").content.decode()


def test_correction_stands_beside_the_entry_until_it_is_taken_away(desk: Desk) -> None:
    entry_id = desk.room.release(desk.room.quote())
    address = f"/desk/public/entries/{entry_id}/"

    desk.client.post(f"{address}correct/", {"words": "It was on Tuesday."})
    away = re.search(rf"{address}notes/[0-9a-f-]{{36}}/", desk.page(address))
    assert away is not None
    public = f"/record/entries/{entry_id}"
    shown = Client().get(public).content.decode()
    desk.client.post(away.group())

    assert "It was on Tuesday." in shown
    assert "It was on Tuesday." not in Client().get(public).content.decode()


@pytest.mark.parametrize("words", ["", "\u202a", "\u0958" * 4000])
def test_correction_comes_back_when_it_cannot_be_taken(desk: Desk, words: str) -> None:
    entry_id = desk.room.release(desk.room.quote())

    answer = desk.client.post(f"/desk/public/entries/{entry_id}/correct/", {"words": words})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_letter_stays_closed_until_it_is_opened_and_that_is_noted(
    desk: Desk, superuser: psycopg.Connection
) -> None:
    address = desk.letter()

    closed = desk.page(address)
    opened = desk.client.post(address, {"answer": "open"}).content.decode()

    assert "mara@example.org" not in closed
    assert "mara@example.org" in opened
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'release:request:opened'"
    )
    assert leaves.fetchone() == (1,)


def test_reply_is_published_and_the_letter_settled(desk: Desk) -> None:
    address = desk.letter()
    told = {"outcome": "reply", "words": "I did not say so.", "signed": "M. T.", "contests": "on"}

    answer = desk.client.post(address, told, follow=True)

    assert "The letter is settled" in answer.content.decode()
    assert desk.status() is EntryStatus.DISPUTED
    assert "The reply was published" in desk.page("/desk/public/letters/?pile=settled")
    assert "I did not say so." in Client().get(f"/record/entries/{desk.entry}").content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"outcome": ""}, "Choose one"),
        ({"outcome": "reply", "words": " "}, "Write what everybody will read"),
        ({"outcome": "withdrawn"}, "Say why it is withdrawn"),
        ({"outcome": "correction", "words": "x" * 4001}, "Make it shorter"),
        # Nothing anybody sees, and signs of which each becomes two when they are composed.
        ({"outcome": "correction", "words": "\u202a"}, "Write what everybody will read"),
        ({"outcome": "correction", "words": "\u0958" * 4000}, "Make it shorter"),
    ],
)
def test_settlement_comes_back_when_something_is_missing(
    desk: Desk, told: dict[str, str], said: str
) -> None:
    address = desk.letter()

    answer = desk.client.post(address, {"signed": "Kept & typed", **told})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Kept &amp; typed" in answer.content.decode()
    assert desk.status() is EntryStatus.ALLEGED


def test_reply_is_refused_with_words_when_its_writer_did_not_allow_it(desk: Desk) -> None:
    address = desk.letter(may_publish=False)

    answer = desk.client.post(address, {"outcome": "reply", "words": "I did not say so."})

    assert answer.status_code == 422
    assert "did not allow" in answer.content.decode()


@pytest.mark.parametrize("who", ["intake", "worker"])
@pytest.mark.parametrize("path", ["", "letters/", "sources/{source}/"])
def test_pages_are_not_there_for_those_who_may_not_publish(desk: Desk, who: str, path: str) -> None:
    client = browser(getattr(desk.office, who))

    assert client.get(f"/desk/public/{path.format(source=desk.room.source)}").status_code == 404


def test_entry_of_another_agency_is_read_and_not_changed(desk: Desk) -> None:
    other = Room("other")
    entry_id = other.release(other.quote())
    address = f"/desk/public/entries/{entry_id}/"

    read = desk.page(address)
    answer = desk.client.post(f"{address}withdraw/", {"why": "harm"})

    assert "Withdraw it" not in read
    assert answer.status_code == 404


def test_letter_that_was_erased_says_so_and_cannot_be_opened(
    desk: Desk, superuser: psycopg.Connection
) -> None:
    address = desk.letter()
    desk.client.post(address, {"answer": "settle", "outcome": "unchanged"})
    superuser.execute("UPDATE release_request SET days_counted = %s", [DAYS_KEPT - 1])

    with context.acting(Actor.system(desk.room.agency), role=DbRole.JOBS) as by:
        erase_requests(by=by)

    page = desk.page(address)
    assert "What was written was erased" in page
    assert "Open the letter" not in page
    assert desk.client.post(address, {"answer": "open"}).status_code == 404


def test_letter_that_waits_says_for_how_long_and_stays(
    desk: Desk, superuser: psycopg.Connection
) -> None:
    desk.letter()
    superuser.execute("UPDATE release_request SET received_at = now() - interval '800 days'")

    listed, front = desk.page("/desk/public/letters/"), desk.page("/desk/public/")

    assert "Waits for 800 days" in listed
    assert "1 letter waits" in front
    assert ", the oldest since " in front
