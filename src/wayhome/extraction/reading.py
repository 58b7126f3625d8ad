"""From the bytes of a source to its text: pages without furniture, PDF, e-mail, plain text as it is."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wayhome.extraction.article import TooLong
from wayhome.extraction.encoding import UnknownEncoding, decoded
from wayhome.extraction.faults import PARSER_FAULTS
from wayhome.extraction.feed import is_feed, read_entry
from wayhome.extraction.fragment import text_of_fragment
from wayhome.extraction.language import Language, language_of
from wayhome.extraction.letter import Letter, is_letter, letter_of
from wayhome.extraction.page_head import is_address, page_head
from wayhome.extraction.pdf import Damaged, Locked, NoTextLayer, read_pdf
from wayhome.extraction.published import LONGEST_WORDS, Evidence, Published

LARGEST_SOURCE = 20 * 1024 * 1024
LONGEST_TEXT = 2_000_000
"""Letters of a text that are kept; more is no article, and no page could show it."""

VERSION = "4"
"""Of the readers of files; one that gives another text has another number."""

_LONGEST_TITLE, _LONGEST_NAME = 300, 200
_LARGEST_PAGE = 5 * 1024 * 1024
_ENOUGH_WORDS = 40
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=\s%]*")


class MediaType(StrEnum):
    """Forms of sources that can be read."""

    HTML = "text/html"
    PLAIN = "text/plain"
    PDF = "application/pdf"
    LETTER = "message/rfc822"
    ENTRY = "application/atom+xml"


class SourceNotRead(Exception):
    """The file cannot be read as a source; `code` says why.

    empty, too_large, not_text; of a feed: feed_too_long; of a PDF: no_text_layer (pictures of pages), locked (a password),
    damaged.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says: its text, and what the page tells of itself.

    `sender_domain` is where an e-mail was sent from; who sent it is not told, and is no publisher.
    """

    media_type: MediaType
    text: str
    title: str = ""
    publisher: str = ""
    published: Published | None = None
    language: str = ""
    url: str = ""
    sender_domain: str = ""

    @property
    def published_on(self) -> date | None:
        """The day it was published, as far as it says so itself.

        When a file was made is no such day: an article is printed to one years later, and every day
        in it would be told from the wrong year.
        """
        told = self.published
        return told.day if told and told.evidence is not Evidence.DOCUMENT else None


def read(content: bytes) -> Reading:
    """Read a source. Raises SourceNotRead."""
    try:
        found = _reading(content)
    except PARSER_FAULTS:
        raise SourceNotRead("not_text") from None
    text = _storable(found.text)
    if len(text) > LONGEST_TEXT:
        raise SourceNotRead("too_large")
    return replace(
        found,
        text=text,
        title=_storable(found.title)[:_LONGEST_TITLE],
        publisher=_storable(found.publisher)[:_LONGEST_NAME],
        language=found.language or _language(text),
        published=_storable_day(found.published),
    )


def _storable_day(told: Published | None) -> Published | None:
    return replace(told, words=_storable(told.words)[:LONGEST_WORDS]) if told else None


def _language(text: str) -> str:
    """The language of a text that does not name it, when its words or letters show one."""
    found = language_of(text)
    shows = found is Language.KHMER or found is Language.CHINESE
    if found is Language.OTHER or not (
        shows or len(text.split(None, _ENOUGH_WORDS)) > _ENOUGH_WORDS
    ):
        return ""
    return found.value


def _storable(text: str) -> str:
    """Without what PostgreSQL cannot keep: zeros and lone halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _reading(content: bytes) -> Reading:
    """A source by its form."""
    if not content.strip():
        raise SourceNotRead("empty")
    if len(content) > LARGEST_SOURCE:
        raise SourceNotRead("too_large")
    if content.lstrip()[:5] == b"%PDF-":
        return _read_pdf(content)
    if is_letter(content):
        return _read_letter(content)
    if is_feed(content):
        return _read_entry(content)
    if b"\x00" in content[:4096] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise SourceNotRead("not_text")
    try:
        text = decoded(content)
    except UnknownEncoding:
        raise SourceNotRead("not_text") from None
    if "\0" in text:
        # PostgreSQL keeps no text with a zero in it.
        raise SourceNotRead("not_text")
    if _is_html(text):
        return _read_html(text)
    return Reading(media_type=MediaType.PLAIN, text=text.replace("\r\n", "\n"))


def _read_pdf(content: bytes) -> Reading:
    """The text layer; a scanned page has none and needs reading by other means first."""
    try:
        found = read_pdf(content)
    except NoTextLayer:
        raise SourceNotRead("no_text_layer") from None
    except Locked:
        raise SourceNotRead("locked") from None
    except TooLong:
        raise SourceNotRead("too_large") from None
    except Damaged as fault:
        raise SourceNotRead("damaged") from fault
    return Reading(
        media_type=MediaType.PDF, text=found.text, title=found.title, published=found.published
    )


def _read_letter(content: bytes) -> Reading:
    """The subject as a title, then the plain text, else that of the page inside."""
    letter = letter_of(content)
    if letter.page and is_address(letter.address):
        return replace(_read_html(letter.page, at=letter.address), media_type=MediaType.LETTER)
    body = letter.text or _body(letter)
    if not body.strip():
        raise SourceNotRead("empty")
    sent = Published(letter.sent_on, Evidence.HEADER, letter.sent) if letter.sent_on else None
    return Reading(
        media_type=MediaType.LETTER,
        text=f"{letter.subject}\n\n{body}".strip().replace("\0", ""),
        title=letter.subject,
        sender_domain=letter.domain,
        published=sent,
    )


def _body(letter: Letter) -> str:
    """The text of a letter that is written as a page, even one too short to be an article."""
    try:
        return _article(letter.page) if letter.page else ""
    except SourceNotRead:
        return text_of_fragment(letter.page)


def _read_entry(content: bytes) -> Reading:
    """One entry of a feed; a whole feed is parted into its entries first (`feed.entries_of`)."""
    try:
        found = read_entry(content)
    except TooLong:
        raise SourceNotRead("feed_too_long") from None
    if found is None or not found.text:
        raise SourceNotRead("empty")
    return Reading(
        media_type=MediaType.ENTRY,
        text=found.text,
        title=found.title,
        publisher=found.publisher,
        published=found.published,
        language=found.language,
        url=found.url,
    )


def _is_html(text: str) -> bool:
    """Whether the text is a saved page."""
    head = text[:2000].lower()
    return "<html" in head or "<!doctype html" in head or "<body" in head


def _read_html(page: str, *, at: str = "") -> Reading:
    """Precise extraction first; a fuller one when that finds (nearly) nothing.

    `at` is where the page was found, when the file that holds it says so.
    """
    from wayhome.extraction import page_text  # noqa: PLC0415  # its parsers are slow to load

    # Pictures inside a saved page are most of it, and no text.
    page = _EMBEDDED.sub("", page)
    if len(page) > _LARGEST_PAGE:
        raise SourceNotRead("too_large")
    head, known = page_head(page, at=at), page_text.known(page)
    return Reading(
        media_type=MediaType.HTML,
        text=_article(page),
        title=known.title or head.title,
        publisher=head.publisher or known.site,
        published=head.published or page_text.day_somewhere(page),
        language=head.language,
        url=head.url,
    )


def _article(page: str) -> str:
    from wayhome.extraction import page_text  # noqa: PLC0415  # the same

    text = page_text.article(page)
    if not text.strip():
        raise SourceNotRead("empty")
    return text
