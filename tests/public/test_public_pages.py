"""The public pages: what stands on them, and what becomes of what people write."""

import gzip
import re
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections
from django.test import Client, override_settings

from tests.casework.forms_in import form_to
from tests.components.drawing import elements
from tests.release.ground import WORDS, Room
from wayhome.kernel import context
from wayhome.kernel.bucket import Budget, Meter
from wayhome.kernel.database import DbRole
from wayhome.release.actions import send_request as sending
from wayhome.release.actions.publish_note import NewNote, publish_note
from wayhome.release.actions.settle_request import (
    AlreadySettled,
    PublicationNotAllowed,
    Settlement,
    settle_request,
)
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import EntryStatus, NoteKind, Outcome, Withdrawal
from wayhome.release.queries.entries import entry
from wayhome.release.queries.requests import open_request, requests
from wayhome.web import components
from wayhome.web.public import searching

pytestmark = pytest.mark.usefixtures("database")

LANGUAGES = ("en", "km", "fr", "zh-hans")
STYLES = Path(components.__path__[0]).parent / "static" / "css" / "report.css"
MARKER = "Zebulon Quicksilver"


class Published:
    """An entry that anybody may read."""

    def __init__(self) -> None:
        self.room = Room()
        self.entry = self.room.release(self.room.quote())
        self.address = f"/record/entries/{self.entry}"

    def write(self, client: Client | None = None, **more: str) -> tuple[int, str]:
        """Send the form as a browser does; the status and the page."""
        browser = client or Client()
        page = browser.get(f"{self.address}/write")
        form = form_to("", page.content)
        typed = {
            "once": form.fields["once"][0],
            "kind": "concerned",
            "words": f"I am {MARKER} and did not say so.",
            "name": MARKER,
            "contact": "zebulon@example.org",
            **more,
        }
        answer = browser.post(f"{self.address}/write", typed)
        return answer.status_code, answer.content.decode()

    def waiting(self) -> list[UUID]:
        """What waits for the agency."""
        with context.acting(self.room.by):
            return [row.id for row in requests(self.room.by).rows]

    def settle(self, settlement: Settlement) -> None:
        """Settle what waits first."""
        first = self.waiting()[0]
        with context.acting(self.room.by):
            settle_request(first, settlement, by=self.room.by)


@pytest.fixture
def published() -> Published:
    return Published()


@pytest.fixture(autouse=True)
def _full_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_meter", Meter())


def page(path: str, language: str = "en") -> str:
    """A page as somebody reads it who was never here."""
    answer = Client(headers={"accept-language": language}).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["", "entries", "search", "changes", "about", "sent", "{entry}", "{entry}/write"]
)
def test_page_is_whole_light_and_of_its_language(
    published: Published, path: str, language: str
) -> None:
    drawn = page(f"/record/{path.format(entry=f'entries/{published.entry}')}", language)

    parts = elements(drawn)
    assert parts[0].attributes["lang"].lower() == language
    assert {"script", "style", "img"}.isdisjoint(part.name for part in parts)
    assert not [part for part in parts if "style" in part.attributes]
    weight = len(gzip.compress(drawn.encode(), 6)) + len(gzip.compress(STYLES.read_bytes(), 6))
    assert weight <= 60_000
    assert sum(part.name == "h1" for part in parts) == 1


@pytest.mark.parametrize("path", ["", "entries", "search", "changes", "about", "entries/{entry}"])
def test_page_sets_no_cookie_and_asks_nothing_of_others(published: Published, path: str) -> None:
    answer = Client().get(f"/record/{path.format(entry=published.entry)}")

    assert answer.cookies == {}
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    loaded = re.findall(r'(?:src|href)="(https?:[^"]+)"', answer.content.decode())
    assert set(loaded) <= {"https://news.example/inquiry"}


def test_entry_says_who_said_so_with_words_source_and_status(published: Published) -> None:
    shown = page(published.address)

    assert "Mara Tolvanen said, as The Harbour Post reports:" in shown
    assert WORDS in shown
    assert "https://news.example/inquiry" in shown
    assert "Alleged" in shown
    assert "Made public" in shown


def test_language_switch_stays_on_the_page(published: Published) -> None:
    links = [part.attributes for part in elements(page(published.address)) if part.name == "a"]
    khmer = next(link["href"] for link in links if link.get("hreflang") == "km")
    browser = Client()

    answer = browser.get(khmer.replace("&amp;", "&"), follow=True)

    assert answer.redirect_chain[-1][0] == published.address
    assert '<html lang="km"' in answer.content.decode()


def test_withdrawn_entry_says_when_and_why_and_its_words_may_be_gone(published: Published) -> None:
    with context.acting(published.room.by):
        withdraw_entry(published.entry, Withdrawal.HARM, by=published.room.by)

    shown = page(published.address)

    assert "This entry was withdrawn on" in shown
    assert "could put somebody at risk" in shown
    assert "The words were removed" in shown
    for path in (published.address, "/record/", "/record/entries", "/record/changes"):
        assert "Tolvanen" not in page(path)


@pytest.mark.parametrize("words", ["tolvanen", "Harbour Post", "inquiry camp", '"open an inquiry"'])
def test_search_finds_an_entry_by_its_words_and_does_not_repeat_them(
    published: Published, words: str
) -> None:
    answer = Client().post("/record/search", {"words": words})

    shown = answer.content.decode()
    assert published.address in shown
    assert f'value="{words}"' not in shown


def test_search_asks_for_patience_when_too_many_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SEARCHES", Budget(burst=1, per_second=0.01))
    monkeypatch.setattr(searching, "_asked", Meter())
    Client().post("/record/search", {"words": "harbour"})

    answer = Client().post("/record/search", {"words": "harbour"})

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "harbour" not in answer.content.decode()


def test_search_asks_for_a_word_when_none_is_given() -> None:
    answer = Client().post("/record/search", {"words": " "})

    assert answer.status_code == 422
    assert "Write a word to search for" in answer.content.decode()


def test_list_has_one_kind_when_asked_and_survives_an_altered_address(published: Published) -> None:
    assert published.address in page("/record/entries?kind=quote")
    assert published.address not in page("/record/entries?kind=rating")
    assert published.address in page("/record/entries?kind=nothing&cursor=%00altered")


def test_list_turns_over_without_losing_or_doubling(published: Published) -> None:
    room = published.room
    for length in range(1, 40):
        room.release(room.quote(WORDS[:-length].strip()))

    address, seen = "/record/entries", []
    while address:
        shown = page(address)
        seen += re.findall(r"/record/entries/([0-9a-f-]{36})", shown)
        following = re.search(r'rel="next" href="([^"]+)"', shown)
        address = following[1].replace("&amp;", "&") if following else ""

    assert len(seen) == len(set(seen)) > 25


def test_nothing_is_there_when_the_entry_is_unknown() -> None:
    browser = Client()

    assert browser.get(f"/record/entries/{uuid4()}").status_code == 404
    assert browser.get(f"/record/entries/{uuid4()}/write").status_code == 404


def test_letter_reaches_the_agency_sealed(
    published: Published, superuser: psycopg.Connection
) -> None:
    status, _ = published.write()

    (waiting,) = published.waiting()
    with context.acting(published.room.by):
        opened = open_request(published.room.by, waiting)
    assert status == 302
    assert opened.name == MARKER
    assert opened.contact == "zebulon@example.org"
    assert MARKER in opened.words
    for table in ("release_request", "audit_leaf"):
        clear = superuser.execute(f"SELECT count(*) FROM {table} t WHERE t::text ~* 'zebulon'")
        assert clear.fetchone() == (0,)


def test_letter_is_kept_once_when_it_is_sent_twice(published: Published) -> None:
    browser, once = Client(), uuid4().hex

    first = published.write(browser, once=once)
    second = published.write(browser, once=once)

    assert (first[0], second[0]) == (302, 302)
    assert len(published.waiting()) == 1


def test_letter_of_another_agency_is_not_theirs_to_read(published: Published) -> None:
    published.write()
    stranger = Room("other").by

    with context.acting(stranger):
        assert requests(stranger).rows == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": " "}, "Write something before you send it"),
        ({"kind": ""}, "Choose one of the two"),
        ({"words": "x" * 4001}, "Make it shorter"),
        ({"contact": "x" * 501}, "Make it shorter"),
    ],
)
def test_letter_comes_back_with_all_that_was_typed_when_it_cannot_be_taken(
    published: Published, typed: dict[str, str], said: str
) -> None:
    status, shown = published.write(None, **{"name": "Somebody & Sons", **typed})

    assert status == 422
    assert said in shown
    assert "Somebody &amp; Sons" in shown
    assert published.waiting() == []


def test_letter_waits_with_all_that_was_typed_when_too_many_write(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "REQUESTS", Budget(burst=1, per_second=0.01))
    published.write()

    browser = Client()
    status, shown = published.write(browser, words="My second letter")

    assert status == 429
    assert "My second letter" in shown
    assert "What you wrote is still here" in shown
    assert len(published.waiting()) == 1


def test_letter_comes_back_when_the_page_has_no_token_any_more(published: Published) -> None:
    browser = Client(enforce_csrf_checks=True)
    typed = {"kind": "wrong", "words": "Another day, not Monday."}

    answer = browser.post(
        f"{published.address}/write",
        typed,
        headers={"sec-fetch-site": "same-origin", "origin": "http://testserver"},
    )

    assert answer.status_code == 403
    assert "Another day, not Monday." in answer.content.decode()
    assert "sign in" not in answer.content.decode().lower()


def test_letter_of_another_site_is_refused(published: Published) -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(
        f"{published.address}/write",
        {"kind": "wrong", "words": "Words of another site"},
        headers={"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example"},
    )

    assert answer.status_code == 403
    assert "Words of another site" not in answer.content.decode()
    assert published.waiting() == []


def test_reply_stands_beside_the_entry_when_its_writer_allows_it(published: Published) -> None:
    published.write(may_publish="on")

    published.settle(Settlement(Outcome.REPLY, "I did not say so.", "Z. Q.", contests=True))

    shown = page(published.address)
    assert "I did not say so." in shown
    assert "Z. Q." in shown
    assert "Disputed" in shown
    assert "zebulon@example.org" not in shown
    assert published.waiting() == []


def test_reply_is_not_published_when_its_writer_did_not_allow_it(published: Published) -> None:
    published.write()

    with pytest.raises(PublicationNotAllowed):
        published.settle(Settlement(Outcome.REPLY, "I did not say so."))

    assert len(published.waiting()) == 1


@pytest.mark.parametrize(
    ("settlement", "said"),
    [
        (Settlement(Outcome.CORRECTION, "It was on Tuesday."), "It was on Tuesday."),
        (Settlement(Outcome.WITHDRAWN, why=Withdrawal.ERROR), "This entry was withdrawn on"),
        (Settlement(Outcome.UNCHANGED), "Alleged"),
    ],
)
def test_letter_is_settled_once(published: Published, settlement: Settlement, said: str) -> None:
    published.write()
    (waiting,) = published.waiting()

    published.settle(settlement)

    assert said in page(published.address)
    with pytest.raises(AlreadySettled), context.acting(published.room.by):
        settle_request(waiting, settlement, by=published.room.by)


def test_changes_tell_of_every_reply_and_withdrawal_with_its_day(published: Published) -> None:
    before = page("/record/changes")
    with context.acting(published.room.by):
        note = NewNote(NoteKind.CORRECTION, "It was on Tuesday.")
        publish_note(published.entry, note, by=published.room.by)

    after = page("/record/changes")

    assert "Nothing has changed yet" in before
    assert "A correction was added" in after
    with context.acting(published.room.by):
        assert entry(published.entry).row.status is EntryStatus.ALLEGED


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 302), ("/record/", 200), ("/ask/", 404), ("/desk/", 404), ("/accounts/login/", 404)],
)
def test_process_of_the_public_face_answers_nothing_else(path: str, status: int) -> None:
    connections[DbRole.WEB].close()

    with override_settings(FACE="public"):
        answer = Client().get(path)

    assert answer.status_code == status
    assert connections[DbRole.WEB].connection is None
