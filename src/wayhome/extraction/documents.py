"""The documents in a file: most files are one, a feed is as many as it has entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wayhome.extraction.article import TooLong
from wayhome.extraction.faults import PARSER_FAULTS
from wayhome.extraction.feed import entries_of, is_feed
from wayhome.extraction.reading import LARGEST_SOURCE, SourceNotRead


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one document; `entry` is what an entry of a feed is known by, else empty."""

    content: bytes
    entry: str = ""


def documents_in(content: bytes) -> Iterator[Document]:
    """Every document of a file. Raises SourceNotRead when a feed is broken or has no entry."""
    if not is_feed(content):
        yield Document(content)
        return
    if len(content) > LARGEST_SOURCE:
        raise SourceNotRead("too_large")
    try:
        entries = entries_of(content)
    except TooLong:
        raise SourceNotRead("feed_too_long") from None
    except PARSER_FAULTS:
        raise SourceNotRead("not_text") from None
    if not entries:
        raise SourceNotRead("empty")
    for entry in entries:
        yield Document(entry.document, entry.key)


def bytes_of(file: Path) -> bytes:
    """The bytes of a file. Raises OSError, and SourceNotRead before reading one too large."""
    if file.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(file))
    # A pipe tells no size, so no more than the limit is taken either way.
    if file.stat().st_size > LARGEST_SOURCE:
        raise SourceNotRead("too_large")
    with file.open("rb") as opened:
        content = opened.read(LARGEST_SOURCE + 1)
    if len(content) > LARGEST_SOURCE:
        raise SourceNotRead("too_large")
    return content
