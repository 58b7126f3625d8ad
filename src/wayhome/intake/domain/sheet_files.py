"""The rows of text inside a CSV or XLSX file, read without trusting it."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

from charset_normalizer import from_bytes
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

ROW_LIMIT = 10_000
_COLUMN_LIMIT = 100
_SIZE_LIMIT = 20 * 1024 * 1024
_UNPACKED_LIMIT = 200 * 1024 * 1024
_PACKING_LIMIT = 100
_PART_LIMIT = 1_000
_PLACES_LIMIT = 3 * ROW_LIMIT  # empty rows count too
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE = 200_000
_ENCODINGS = ["cp1252", "cp874", "gb18030"]

# What openpyxl and its XML parsers raise on damaged files, besides InvalidFileException.
_UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)


class SheetProblem(StrEnum):
    """Why a whole file cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    MACROS = "macros"
    OLD_OR_LOCKED = "old_or_locked"  # .xls, or an .xlsx with a password
    NOT_A_SHEET = "not_a_sheet"
    UNREADABLE = "unreadable"
    NO_KNOWN_COLUMN = "no_known_column"


class SheetRefused(ValueError):
    """The file cannot be read; carries the problem and, where it is known, the row."""

    def __init__(self, problem: SheetProblem, *, row: int | None = None) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.row = row


def rows_in(content: bytes) -> list[list[str]]:
    """Read all rows as text, row 1 first, as the person sees them; raises SheetRefused."""
    if not content.strip():
        raise SheetRefused(SheetProblem.EMPTY)
    if len(content) > _SIZE_LIMIT:
        raise SheetRefused(SheetProblem.TOO_LARGE)
    if content.startswith(_OLD_EXCEL):
        raise SheetRefused(SheetProblem.OLD_OR_LOCKED)
    if content.startswith(b"PK"):
        return _within_limits(_xlsx_rows(content))
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"<", b"{", b"RIFF", b"\x7fELF")):
        raise SheetRefused(SheetProblem.NOT_A_SHEET)
    return _within_limits(_csv_rows(decode(content)))


def decode(content: bytes) -> str:
    """Find the encoding of a text: Unicode with or without mark, cp1252, Windows-874, GB18030."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[place:200:2].count(0) > len(content[:200]) // 4:
            return content.decode(encoding, errors="replace")
    sample = content[:_SAMPLE].rpartition(b"\n")[0] if len(content) > _SAMPLE else content
    best = from_bytes(sample, cp_isolation=_ENCODINGS).best()
    if best is None or b"\0" in content:
        raise SheetRefused(SheetProblem.NOT_A_SHEET)
    return content.decode(best.encoding, errors="replace")


def _csv_rows(text: str) -> Iterator[list[str]]:
    if "\0" in text:
        raise SheetRefused(SheetProblem.UNREADABLE)
    first, _, rest = text.partition("\n")
    hint = first.rstrip("\r").lower()
    if hint.startswith("sep=") and len(hint) == 5:
        delimiter, text = hint[-1], rest
    else:
        delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in reader:
            number += 1
            yield row
    except csv.Error as error:
        raise SheetRefused(SheetProblem.UNREADABLE, row=number) from error


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    try:
        _require_safe_parts(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [_as_text(value) for value in row]
    except SheetRefused:
        raise
    except _UNREADABLE as error:
        raise SheetRefused(SheetProblem.UNREADABLE) from error


def _require_safe_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        types = archive.getinfo("[Content_Types].xml")
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _PART_LIMIT or unpacked > min(
            _UNPACKED_LIMIT, _PACKING_LIMIT * max(len(content), 10_000)
        ):
            raise SheetRefused(SheetProblem.TOO_LARGE)
        has_macros = any("vbaproject" in name for name in names)
        if has_macros or b"macroenabled" in archive.read(types).lower():
            raise SheetRefused(SheetProblem.MACROS)
        if not any(name.startswith("xl/worksheets/") for name in names):
            raise SheetRefused(SheetProblem.NOT_A_SHEET)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _within_limits(rows: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    filled = 0
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
        if len(row) > _COLUMN_LIMIT:
            raise SheetRefused(SheetProblem.TOO_MANY_COLUMNS)
        filled += bool(row)
        kept.append(row)
        if filled > ROW_LIMIT + 1 or len(kept) > _PLACES_LIMIT:
            raise SheetRefused(SheetProblem.TOO_MANY_ROWS)
    return kept
