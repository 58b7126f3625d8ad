"""A feed gives its entries, each as a document that can be read again."""

from datetime import date
from pathlib import Path

import pytest

from wayhome.extraction.article import TooLong
from wayhome.extraction.documents import documents_in
from wayhome.extraction.feed import LARGEST_FEED, MOST_MARKS, entries_of, is_feed
from wayhome.extraction.reading import MediaType, SourceNotRead, read

_RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by a program -->
<rss version="2.0"><channel><title>Sample Post</title><link>https://post.example/</link>
<language>en-gb</language>
<item><title>Sailors &amp; others</title><link>https://post.example/1</link>
<guid isPermaLink="false">1</guid><pubDate>Mon, 27 Feb 2023 23:30:00 +0700</pubDate>
<description>&lt;p&gt;Eleven sailors.&lt;/p&gt;&lt;p&gt;All safe.&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description>
</item>
<item><title></title><description> </description></item>
<item><title>Second</title><link>https://post.example/2</link></item>
</channel></rss>"""
_ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Post</title>
<entry><id>urn:uuid:7</id><title>Harbour</title><link href="https://post.example/7"/>
<updated>2024-01-02T00:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;div&gt;The whole text.&lt;br&gt;Two lines.&lt;/div&gt;</content></entry></feed>"""


def test_entry_is_read_with_its_link_day_and_publisher() -> None:
    (_, first) = entries_of(_RSS)

    found = read(first.document)

    assert (first.key, found.media_type) == ("https://post.example/ 1", MediaType.ENTRY)
    assert found.text == "Sailors & others\n\nEleven sailors.\n\nAll safe."
    assert (found.url, found.publisher, found.language) == (
        "https://post.example/1",
        "Sample Post",
        "en",
    )
    assert found.published_on == date(2023, 2, 27)
    assert found.published is not None
    assert found.published.words == "<published>Mon, 27 Feb 2023 23:30:00 +0700</published>"


def test_feed_of_the_first_years_is_one_too() -> None:
    head = b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">'
    old = _RSS.replace(b'<rss version="2.0">', head + b'\n<rss version="0.91">')

    assert [entry.key for entry in entries_of(old)] == [each.key for each in entries_of(_RSS)]
    assert is_feed(old)


def test_entries_that_say_nothing_are_left_out_and_the_oldest_comes_first() -> None:
    assert [entry.key for entry in entries_of(_RSS)] == [
        "https://post.example/2",
        "https://post.example/ 1",
    ]


def test_day_of_the_last_change_is_weak() -> None:
    (entry,) = entries_of(_ATOM)

    found = read(entry.document)

    assert (entry.key, found.text) == ("urn:uuid:7", "Harbour\n\nThe whole text.\nTwo lines.")
    assert found.published is not None
    assert (found.published.day, found.published.is_weak) == (date(2024, 1, 2), True)


def test_entry_has_the_same_bytes_each_time() -> None:
    assert entries_of(_RSS) == entries_of(_RSS)


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (_RSS, "feed"),
        (_ATOM, "feed"),
        (b"<!DOCTYPE html><html><body>rss</body></html>", "other"),
        (b"<p>feed</p>", "other"),
        (b"feed", "other"),
        (b"<?xml?><?style?><!-- a -- b --> <!----><rss>", "feed"),
        # A reader that tries every way through these never ends.
        (b"<?xml?>" * 400 + b"<", "other"),
        (b"<!---->" * 400 + b"<", "other"),
    ],
)
def test_feed_is_known_by_its_root(content: bytes, answer: str) -> None:
    assert ("feed" if is_feed(content) else "other") == answer


def test_feed_without_entries_holds_no_text() -> None:
    with pytest.raises(SourceNotRead, match="empty"):
        read(b"<rss><channel><title>Nothing</title></channel></rss>")


def test_broken_feed_is_refused_when_it_holds_no_characters() -> None:
    broken = b"<rss><channel><item><title>t</title><guid>a:&#xD800;</guid><description>d<"

    with pytest.raises(SourceNotRead, match="not_text"):
        list(documents_in(broken))
    with pytest.raises(SourceNotRead, match="not_text"):
        read(broken)


def test_entry_can_be_kept_when_its_feed_holds_zeros() -> None:
    broken = (
        b"<rss><channel><language>e&#0;n</language><item><title>t</title><guid>a:&#0;b</guid>"
        b"<description>d<"
    )

    (entry,) = documents_in(broken)

    assert entry.entry == "a:b"
    assert read(entry.content).language == "en"


def test_entries_are_two_when_only_the_ends_of_their_long_addresses_differ() -> None:
    start = b"https://post.example/" + b"a" * 400
    items = b"".join(b"<item><guid>%s%d</guid><title>t</title></item>" % (start, n) for n in (1, 2))

    first, second = entries_of(b"<rss><channel>" + items + b"</channel></rss>")

    assert first.key != second.key


def test_file_of_the_computer_is_not_read_when_a_feed_names_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be read")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rss><channel><item><title>t</title><description>&x;</description></item></channel></rss>"
    )

    (entry,) = entries_of(feed.encode())

    assert "not to be read" not in read(entry.document).text


@pytest.mark.parametrize(
    "inner",
    [
        b"<item><title>t</title></item>" + b" " * LARGEST_FEED,
        b"<item>" * MOST_MARKS,
    ],
    ids=["bytes", "marks"],
)
def test_feed_that_would_take_too_long_is_refused_before_it_is_read(inner: bytes) -> None:
    feed = b"<rss><channel>" + inner + b"</channel></rss>"

    with pytest.raises(SourceNotRead, match="feed_too_long"):
        list(documents_in(feed))
    with pytest.raises(SourceNotRead, match="feed_too_long"):
        read(feed)


def test_feed_is_given_up_when_the_time_is_over() -> None:
    with pytest.raises(TooLong):
        entries_of(_RSS, seconds=0)


@pytest.mark.parametrize("broken", [b"<!--", b"<![CDATA[", b"<b>", b"&", b"<a "])
def test_broken_content_of_an_entry_is_read_in_time(broken: bytes) -> None:
    content = b"<![CDATA[" + broken.replace(b"<![CDATA[", b"<!\\[CDATA[") * 150_000 + b"]]>"
    feed = (
        b"<rss><channel><item><title>t</title><description>%s</description></item></channel></rss>"
    )

    # With the library's own cleaning this takes hours.
    (entry,) = documents_in(feed % content)

    assert read(entry.content).title == "t"
