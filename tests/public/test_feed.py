"""The feed of the public record: what the pages say, each entry once, again when it changes."""

from typing import Any

import feedparser
import pytest
from django.test import Client

from tests.release.ground import WORDS, Room
from wayhome.kernel import context
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import Withdrawal

pytestmark = pytest.mark.usefixtures("database")


def feed(language: str = "en") -> Any:
    """The feed as a reader understands it who was never here."""
    answer = Client(headers={"accept-language": language}).get("/record/feed")
    assert answer.status_code == 200
    assert answer.cookies == {}
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def test_feed_tells_of_an_entry_what_its_page_tells() -> None:
    room = Room()
    public = room.release(room.quote())

    (told,) = feed().entries

    assert told.id == public.urn
    assert told.link == f"http://testserver/record/entries/{public}"
    assert WORDS in told.summary
    assert "Mara Tolvanen said, as The Harbour Post reports:" in told.summary


def test_entry_comes_again_without_its_words_when_they_were_removed() -> None:
    room = Room()
    public = room.release(room.quote())
    before = feed().entries[0].updated
    with context.acting(room.by):
        withdraw_entry(public, Withdrawal.HARM, by=room.by)

    (told,) = feed().entries

    assert told.id == public.urn
    assert told.updated > before
    assert told.title.startswith("Withdrawn")
    assert WORDS not in told.summary
    assert "Tolvanen" not in told.summary


@pytest.mark.parametrize("language", ["fr", "km", "zh-hans"])
def test_feed_speaks_the_language_of_its_reader(language: str) -> None:
    room = Room()
    room.release(room.quote())

    found, english = feed(language), feed()

    assert found.feed.title != english.feed.title
    assert found.entries[0].title != english.entries[0].title
    assert WORDS in found.entries[0].summary


def test_fact_that_is_not_public_is_not_in_the_feed() -> None:
    room = Room()
    room.quote()

    assert feed().entries == []
