"""RSS and Atom files: each entry as a document of its own, so that it can be kept and read again.

An entry is kept as an Atom feed of one entry (RFC 4287) with what the file said: id, link, title,
day as written, and the content, else the summary.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import feedparser

from wayhome.extraction.article import Clock, TooLong
from wayhome.extraction.fragment import text_of_fragment
from wayhome.extraction.page_head import code_of, is_address
from wayhome.extraction.published import LONGEST_WORDS, Evidence, Published, day_in

MOST_ENTRIES = 5_000
"""Entries that are taken from one file."""

LARGEST_FEED = 5 * 1024 * 1024
"""Bytes of a feed that is read."""

MOST_MARKS = 300_000
"""Elements begun or ended in a feed that is read: the library takes time for each."""

SECONDS = 20.0
"""Processor time for the entries of one file."""

_HEAD = re.compile(
    # Possessive: a head that leads nowhere is never read in another way.
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+>)*+<([\w:]++)"
)
_READ = 4096
_ROOTS = frozenset([b"rss", b"feed", b"rdf:RDF", b"atom:feed"])
# What XML cannot hold, even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what it is known by, and its document.

    `key` is its id when that is an address or URN, else the feed's address and the id, else the link;
    empty when it has none of them.
    """

    key: str
    document: bytes


@dataclass(frozen=True, slots=True)
class EntryText:
    """What the document of an entry says."""

    title: str
    text: str
    url: str
    publisher: str
    language: str
    published: Published | None


def is_feed(content: bytes) -> bool:
    """Whether a file is an RSS or Atom feed."""
    found = _HEAD.match(content[:_READ])
    return found is not None and found.group(1) in _ROOTS


def entries_of(content: bytes, *, seconds: float = SECONDS) -> tuple[Entry, ...]:
    """The entries of a feed, the newest last, as far as they say anything. Raises TooLong."""
    feed, clock = _parsed(content), Clock.of(seconds)
    entries = []
    for each in feed.entries[:MOST_ENTRIES]:
        clock.check()
        entries.append(_entry(each, feed.feed))
    return tuple(reversed([entry for entry in entries if entry]))


def read_entry(document: bytes) -> EntryText | None:
    """What the first entry of a feed says; None when the feed has none. Raises TooLong."""
    feed = _parsed(document)
    if not feed.entries:
        return None
    entry = feed.entries[0]
    title, body = _line(entry.get("title")), text_of_fragment(_content(entry))
    link = _text(entry.get("link"))
    return EntryText(
        title=title,
        text=f"{title}\n\n{body}".strip(),
        url=link if is_address(link) else "",
        publisher=_line(entry.get("source", {}).get("title")) or _line(feed.feed.get("title")),
        language=code_of(_text(feed.feed.get("language"))),
        published=_published(entry),
    )


def _parsed(content: bytes) -> Any:  # the library's own dictionary
    """A feed as the library reads it. Bytes alone it would take for the name of a file.

    It cannot be interrupted, so what would hold it up is refused first. Its cleaning of HTML needs
    hours for some broken content; the text is taken by `fragment`, which has a clock.
    """
    if len(content) > LARGEST_FEED or content.count(b"<") > MOST_MARKS:
        raise TooLong
    return feedparser.parse(io.BytesIO(content), resolve_relative_uris=False, sanitize_html=False)


def _published(entry: Any) -> Published | None:
    """The day of an entry; the day of its last change is a weak one."""
    for name, is_weak in (("published", False), ("created", False), ("updated", True)):
        # The library answers with `published` when asked for a missing `updated`.
        words = _text(entry.get(name)) if name in dict(entry) else ""
        if day := day_in(words):
            told = f"<{name}>{words}</{name}>"[:LONGEST_WORDS]
            return Published(day, Evidence.FEED, told, is_weak)
    return None


def _entry(entry: Any, feed: Any) -> Entry | None:
    """The document of an entry; None when it says nothing."""
    content, title = _content(entry), _line(entry.get("title"))
    if not content.strip() and not title:
        return None
    key, link = _text(entry.get("id")), _text(entry.get("link"))
    if key and ":" not in key:
        key = f"{_text(feed.get('link'))} {key}"
    publisher = _line(entry.get("source", {}).get("title")) or _line(feed.get("title"))
    parts = [
        *_element("id", key or link),
        *_element("title", title),
        *([f"<link href={quoteattr(_writable(link))}/>"] if link else []),
        *(
            part
            for name in ("published", "created", "updated")
            if name in dict(entry)
            for part in _element(name, _text(entry.get(name)))
        ),
        f'<content type="html">{escape(_writable(content))}</content>',
    ]
    inner = "\n".join(parts)
    language = quoteattr(_writable(_text(feed.get("language"))))
    document = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={language}>\n'
        f"{''.join(_element('title', publisher))}\n<entry>\n{inner}\n</entry>\n</feed>\n"
    )
    return Entry(_known_by(_writable(key or link)), document.encode())


def _known_by(key: str) -> str:
    """A key as it is, or in short: two long ones often begin alike."""
    if len(key) <= LONGEST_WORDS:
        return key
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"


def _element(name: str, words: str) -> Iterator[str]:
    if words:
        yield f"<{name}>{escape(_writable(words))}</{name}>"


def _content(entry: Any) -> str:
    """The content of an entry, else its summary, as HTML."""
    contents = [_text(each.get("value")) for each in entry.get("content", [])]
    return max(contents, key=len, default="") or _text(entry.get("summary"))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _line(value: Any) -> str:
    """Words on one line, without elements."""
    return " ".join(text_of_fragment(_text(value)).split())


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
