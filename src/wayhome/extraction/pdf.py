"""The text layer of a PDF, its lines joined to paragraphs again."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from wayhome.extraction.article import Clock, TooLong
from wayhome.extraction.faults import PARSER_FAULTS
from wayhome.extraction.published import Evidence, Published

MOST_PAGES = 300
"""Pages that are read of one file."""

MOST_CHARACTERS = 2_000_000
"""Letters that are read of one file."""

_SECONDS = 20.0
_STREAM = 24 * 1024 * 1024
_ALL_STREAMS = 4 * _STREAM
# What a small file may swell to; the library's own limits are for machines with much memory.
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": _STREAM,
    "lzw_maximum_output_length": _STREAM,
    "run_length_maximum_output_length": _STREAM,
    "brotli_maximum_output_length": _STREAM,
    "array_based_stream_maximum_output_length": _STREAM,
    "maximum_declared_stream_length": _STREAM,
    "stream_decoding_work_maximum_length": _ALL_STREAMS,
    "stream_parsing_work_maximum_count": 1_000_000,
    "zlib_maximum_recovery_input_length": 1024 * 1024,
}
# What it tells in a log may be words of the file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
# The library tells of a broken file in many ways.
_BROKEN = (PyPdfError, DependencyError, *PARSER_FAULTS)
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


@dataclass(frozen=True, slots=True)
class PdfText:
    """The paragraphs of a PDF, parted by empty lines, and what its metadata say of it."""

    text: str
    title: str = ""
    published: Published | None = None


def read_pdf(content: bytes) -> PdfText:
    """Read a PDF. Raises NoTextLayer, Locked, Damaged, TooLong."""
    try:
        # Nothing else runs in this block: the limits are the library's for this thread alone.
        with apply_configuration(**_LIMITS):
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Locked
            pages = list(_pages(reader))
    except LimitReachedError:
        raise TooLong from None
    except _BROKEN as fault:
        raise Damaged from fault
    lines = list(_lines([page.replace("\0", "") for page in pages]))
    if not any(lines):
        raise NoTextLayer
    return PdfText("\n\n".join(_paragraphs(lines)), _title(reader), _made(reader))


def _title(reader: PdfReader) -> str:
    """The title that the metadata give; broken ones give none."""
    try:
        return " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    except _BROKEN:
        return ""


def _made(reader: PdfReader) -> Published | None:
    """The day the file was made: weak, for a paper is often made again long after."""
    try:
        moment = reader.metadata.creation_date if reader.metadata else None
        words = str(reader.metadata.get("/CreationDate", "")) if reader.metadata else ""
    except _BROKEN:
        return None
    if moment is None:
        return None
    return Published(moment.date(), Evidence.DOCUMENT, f"/CreationDate {words}", is_weak=True)


def _pages(reader: PdfReader) -> Iterator[str]:
    """The text of each page, as long as time and size allow. Raises TooLong."""
    clock, size, swollen = Clock.of(_SECONDS), 0, 0
    for page in reader.pages[:MOST_PAGES]:
        clock.check()
        swollen += _swollen(page)
        if swollen > _ALL_STREAMS:
            raise TooLong
        text = page.extract_text(visitor_operand_before=lambda *_: clock.check())
        size += len(text)
        if size > MOST_CHARACTERS:
            raise TooLong
        yield text


def _swollen(page: PageObject) -> int:
    """How large the drawing of a page is once it is unpacked."""
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


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
