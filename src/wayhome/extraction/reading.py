"""From the bytes of a source to its text: pages without furniture, PDF, e-mail, plain text as it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

import trafilatura
from charset_normalizer import from_bytes

from wayhome.extraction.article import TooLong
from wayhome.extraction.letter import is_letter, letter_of
from wayhome.extraction.pdf import Damaged, Locked, NoTextLayer, text_of_pdf

LARGEST_SOURCE = 20 * 1024 * 1024
LONGEST_TEXT = 2_000_000
"""Letters of a text that are kept; more is no article, and no page could show it."""

_LONGEST_TITLE, _LONGEST_NAME = 300, 200
_THIN = 5


class MediaType(StrEnum):
    """Forms of sources that can be read."""

    HTML = "text/html"
    PLAIN = "text/plain"
    PDF = "application/pdf"
    LETTER = "message/rfc822"


class SourceNotRead(Exception):
    """The file cannot be read as a source; `code` says why.

    empty, too_large, not_text; of a PDF: no_text_layer (pictures of pages), locked (a password),
    damaged.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says: its text, and what the page tells of itself."""

    media_type: MediaType
    text: str
    title: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    url: str = ""


def read(content: bytes) -> Reading:
    """Read a source. Raises SourceNotRead."""
    found = _reading(content)
    text = _storable(found.text)
    if len(text) > LONGEST_TEXT:
        raise SourceNotRead("too_large")
    return replace(
        found,
        text=text,
        title=_storable(found.title)[:_LONGEST_TITLE],
        publisher=_storable(found.publisher)[:_LONGEST_NAME],
    )


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
    if b"\x00" in content[:4096] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise SourceNotRead("not_text")
    text = _decode(content)
    if "\0" in text:
        # PostgreSQL keeps no text with a zero in it.
        raise SourceNotRead("not_text")
    if _is_html(text):
        return _read_html(text)
    return Reading(media_type=MediaType.PLAIN, text=text.replace("\r\n", "\n"))


def _read_pdf(content: bytes) -> Reading:
    """The text layer; a scanned page has none and needs reading by other means first."""
    try:
        text = text_of_pdf(content)
    except NoTextLayer:
        raise SourceNotRead("no_text_layer") from None
    except Locked:
        raise SourceNotRead("locked") from None
    except TooLong:
        raise SourceNotRead("too_large") from None
    except Damaged as fault:
        raise SourceNotRead("damaged") from fault
    return Reading(media_type=MediaType.PDF, text=text)


def _read_letter(content: bytes) -> Reading:
    """The subject as a title, then the plain text, else that of the page inside."""
    try:
        letter = letter_of(content)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # The library's reader breaks on headers that real mail has; its message would quote them.
        raise SourceNotRead("not_text") from None
    body = letter.text or (_article(letter.page) if letter.page else "")
    if not body.strip():
        raise SourceNotRead("empty")
    return Reading(
        media_type=MediaType.LETTER,
        text=f"{letter.subject}\n\n{body}".strip().replace("\0", ""),
        title=letter.subject,
        publisher=letter.sender,
        published_on=letter.sent_on,
    )


def _decode(content: bytes) -> str:
    """The characters of a file: UTF-8 when it is, else the most likely encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
        if best is None:
            raise SourceNotRead("not_text") from None
        return str(best)


def _is_html(text: str) -> bool:
    """Whether the text is a saved page."""
    head = text[:2000].lower()
    return "<html" in head or "<!doctype html" in head or "<body" in head


def _read_html(page: str) -> Reading:
    """Precise extraction first; a fuller one when that finds (nearly) nothing."""
    known = trafilatura.extract_metadata(page)
    return Reading(
        media_type=MediaType.HTML,
        text=_article(page),
        title=(known.title or "") if known else "",
        publisher=(known.sitename or "") if known else "",
        published_on=_day(known.date) if known else None,
        language=(known.language or "") if known else "",
        url=(known.url or "") if known else "",
    )


def _article(page: str) -> str:
    """The article of a page. Precision mode returns nothing on some official pages."""
    baseline = trafilatura.baseline(page)[1] or ""
    for precise in (True, False):
        text = trafilatura.extract(page, favor_precision=precise, include_comments=False) or ""
        if text and len(text) * _THIN >= len(baseline):
            return text
    if not baseline.strip():
        raise SourceNotRead("empty")
    return baseline


def _day(text: str | None) -> date | None:
    """The day that a page gives for its publication."""
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
