"""Rows as CSV that a spreadsheet opens safely.

A cell that begins like a formula gets an apostrophe before it (OWASP, CSV injection). The text
begins with a byte order mark, so that spreadsheets read it as UTF-8.
"""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """The text of a file with these rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return _BYTE_ORDER_MARK + out.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
