"""A sanctions list as a file: its fingerprint, its format, and its listings."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from wayhome.interchange import ftm_list, un_list
from wayhome.interchange.unreadable import Unreadable
from wayhome.screening.domain.listings import Listing

_SNIFFED = 4_096


class ListFormat(StrEnum):
    """The formats that can be read."""

    UN_XML = "un_xml"
    FTM = "followthemoney"


@dataclass(frozen=True, slots=True)
class SanctionsFile:
    """An opened file: SHA-256 of its bytes, format, when it says it was made, and its listings."""

    sha256: bytes
    format: ListFormat
    published_at: str
    listings: Iterator[Listing]


@contextmanager
def open_list(path: Path) -> Iterator[SanctionsFile]:
    """Open a file in either format; listings are read as they are asked for.

    Raises Unreadable, here and while listings are read, and OSError.
    """
    with path.open("rb") as file:
        found = _format(file)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").digest()
        file.seek(0)
        published_at = un_list.published_at(file) if found is ListFormat.UN_XML else ""
        file.seek(0)
        read = un_list.listings if found is ListFormat.UN_XML else ftm_list.listings
        yield SanctionsFile(sha256, found, published_at, read(file))


def _format(file: IO[bytes]) -> ListFormat:
    """The format by how the file begins. Raises Unreadable."""
    head = file.read(_SNIFFED).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise Unreadable("the file is empty", line=1)
    if head.startswith(b"<"):
        return ListFormat.UN_XML
    if head.startswith(b"{"):
        return ListFormat.FTM
    raise Unreadable("this is neither XML nor one JSON object a line", line=1)
