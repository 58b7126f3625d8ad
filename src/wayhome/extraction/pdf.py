"""The text layer of a PDF, its lines joined to paragraphs again."""

import io
import re
from collections import Counter
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from wayhome.extraction.article import Clock, TooLong

MOST_PAGES = 300
"""Pages that are read of one file."""

MOST_CHARACTERS = 2_000_000
"""Letters that are read of one file."""

_SECONDS = 20.0
# The library tells of a broken file in many ways; a failed look-up covers keys and places.
_BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
_ENDS = re.compile(r"[.!?:]['\"”’»)]*$")
_PAGE_NUMBER = re.compile(r"^(?:page )?\W{0,2}\d{1,4}\W{0,2}(?:(?:of|/) ?\d{1,4})?$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•·▪◦*–-]|\d{1,2}[.)])\s")
_NEARLY_FULL = 0.8
_OFTEN = 3


class NoTextLayer(Exception):
    """The pages are pictures, or the file holds none."""


class Locked(Exception):
    """The file opens with a password only."""


class Damaged(Exception):
    """The file begins as a PDF and is none that can be read."""


def text_of_pdf(content: bytes) -> str:
    """The paragraphs of a PDF, parted by empty lines. Raises NoTextLayer, Locked, Damaged, TooLong."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Locked
        pages = list(_pages(reader))
    except _BROKEN as fault:
        raise Damaged from fault
    lines = list(_lines([page.replace("\0", "") for page in pages]))
    if not any(lines):
        raise NoTextLayer
    return "\n\n".join(_paragraphs(lines))


def _pages(reader: PdfReader) -> Iterator[str]:
    """The text of each page, as long as time and length allow. Raises TooLong."""
    clock, size = Clock.of(_SECONDS), 0
    for page in reader.pages[:MOST_PAGES]:
        clock.check()
        text = page.extract_text()
        size += len(text)
        if size > MOST_CHARACTERS:
            raise TooLong
        yield text


def _lines(pages: list[str]) -> Iterator[str]:
    """The lines of all pages without page numbers and what stands on page after page."""
    split = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    edges = Counter(line for page in split for line in {*page[:2], *page[-2:]} if line)
    for page in split:
        for line in page:
            if not _PAGE_NUMBER.match(line) and edges[line] < _OFTEN:
                yield line


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined until one ends a sentence before the margin, or is empty."""
    width = max(len(line) for line in lines)
    held = ""
    for line in lines:
        if not line or (held and _BULLET.match(line)):
            if held:
                yield held
            held = line
            continue
        held = _joined(held, line)
        if _ENDS.search(line) and len(line) < _NEARLY_FULL * width:
            yield held
            held = ""
    if held:
        yield held


def _joined(held: str, line: str) -> str:
    """Two lines as one; a word broken at the margin is whole again."""
    if held.endswith("-") and line[:1].islower() and held[-2:-1].isalpha():
        return held[:-1] + line
    return f"{held} {line}".strip()
