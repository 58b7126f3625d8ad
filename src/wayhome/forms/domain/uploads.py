"""The sheets of a file that was brought, within limits that no hostile file gets around."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from wayhome.forms.domain.problems import FormUnreadable, Problem

LARGEST = 1_000_000
"""Bytes of a file; a form of 300 questions in five languages has about 100 000."""

_LARGEST_UNPACKED = 8_000_000
_MOST_ENTRIES = 200
_MOST_ROWS = 2_000
_MOST_CELLS = 60_000
_MOST_LINES = 4_000
_KEPT = ("survey", "choices", "settings")
_REFUSED = ("external_choices", "entities", "osm")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_FAR_CELL = re.compile(rb"""\br\s*=\s*["'][A-Z]{3,}[0-9]""")


class FileKind(StrEnum):
    """How a form was written down; the value is the ending of its file."""

    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Rows by sheet, as pyxform takes them."""

    kind: FileKind
    book: dict[str, Any]


def sheets_of(content: bytes) -> Sheets:
    """The sheets of a file. Raises FormUnreadable."""
    if len(content) > LARGEST:
        raise _refusal(_("The file is larger than 1 MB. Remove pictures and empty rows."))
    if not content:
        raise _refusal(_("The file is empty."))
    if content.startswith(_OLD_EXCEL):
        raise _refusal(_("This is an old Excel file (.xls). Save it as .xlsx and bring it again."))
    if content.startswith(b"PK"):
        return Sheets(FileKind.XLSX, _book_of_zip(content))
    return _sheets_of_text(content)


def _book_of_zip(content: bytes) -> dict[str, Any]:
    _check_zip(content)
    from pyxform.xls2json_backends import xlsx_to_dict  # noqa: PLC0415  # slow to load

    try:
        return _kept(xlsx_to_dict(io.BytesIO(content)))
    except FormUnreadable:
        raise
    except Exception as error:  # a broken workbook breaks its readers in many ways
        raise _unreadable() from error


def _check_zip(content: bytes) -> None:
    """Refuse what would unpack to more than a form, or declares entities. Raises FormUnreadable."""
    left, rows, cells = _LARGEST_UNPACKED, 0, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_ENTRIES:
                raise _too_much()
            for entry in entries:
                with packed.open(entry) as unpacking:
                    part = unpacking.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise _too_much()
                if not entry.filename.endswith((".xml", ".rels", ".vml")):
                    continue
                if b"<!D" in part.replace(b"\0", b"").upper():
                    raise _unreadable()
                rows += len(_ROW.findall(part))
                cells += len(_CELL.findall(part))
                if rows > _MOST_ROWS or cells > _MOST_CELLS or _FAR_CELL.search(part):
                    raise _too_much()
    except FormUnreadable:
        raise
    except Exception as error:  # the same
        raise _unreadable() from error


def _sheets_of_text(content: bytes) -> Sheets:
    """A form as comma-separated values, or as a table of Markdown."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    if "\0" in text or text.count("\n") > _MOST_LINES:
        raise _unreadable()
    from pyxform.xls2json_backends import (  # noqa: PLC0415  # slow to load
        csv_to_dict,
        is_markdown_table,
        md_to_dict,
    )

    kind = FileKind.MARKDOWN if is_markdown_table(data=text) else FileKind.CSV
    read = md_to_dict if kind is FileKind.MARKDOWN else csv_to_dict
    try:
        return Sheets(kind, _kept(read(io.BytesIO(text.encode()))))
    except FormUnreadable:
        raise
    except Exception as error:  # the same
        raise _unreadable() from error


def _kept(book: dict[str, Any]) -> dict[str, Any]:
    """The sheets that are used; those that would bring data from elsewhere are refused."""
    for name in _REFUSED:
        if book.get(name):
            words = _("The sheet “%(sheet)s” is not supported. Remove it.") % {"sheet": name}
            raise FormUnreadable([Problem(words, sheet=name)])
    if not book.get("survey"):
        raise _refusal(_("There is no sheet “survey” with questions in it."))
    return {
        key: book[key]
        for name in _KEPT
        for key in (name, f"{name}_header")
        if book.get(key) is not None
    } | {"sheet_names": [name for name in _KEPT if name in book]}


def _refusal(words: str) -> FormUnreadable:
    return FormUnreadable([Problem(words)])


def _unreadable() -> FormUnreadable:
    return _refusal(_("The file cannot be read. Save it again as .xlsx, or as CSV in UTF-8."))


def _too_much() -> FormUnreadable:
    return _refusal(_("The file holds more than a form may. Remove what is not part of the form."))
