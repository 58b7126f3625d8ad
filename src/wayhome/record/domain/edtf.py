"""Dates with their precision (EDTF, ISO 8601-2): as days, as parts, and in words."""

import re
from datetime import date

from django.utils.formats import date_format

from wayhome.kernel.period import Period
from wayhome.record.domain.when import told

_PLAIN = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?")
_YEARLESS = re.compile(
    r"XXXX(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:[0-3]\d|XX))?|-W[0-5X][\dX](?:-[1-7])?)"
)
_UNSURE = re.compile(r"[?~%X]|(?:^|/)\d{4}-(?:2[1-9]|3[0-2])(?:$|/)")
"""Qualified, with figures left out, or a season, of which nobody says which months it means."""


def parts_of(edtf: str) -> tuple[int, ...]:
    """Year, month and day as far as they are told; empty for anything but a plain date."""
    found = _PLAIN.fullmatch(edtf)
    if found is None or days_of(edtf) is None:
        return ()
    return tuple(int(part) for part in found.groups() if part)


def days_of(edtf: str | None) -> Period | None:
    """The days that a date covers; None where an end is open or unsure, or the date cannot be read."""
    when = told(edtf)
    if when is None or when.earliest is None or when.latest is None or _UNSURE.search(when.edtf):
        return None
    return Period(when.earliest, when.latest)


def is_edtf(text: str) -> bool:
    """Whether somebody's typing is a date as the record keeps dates; `XXXX` for a year unknown."""
    return told(text) is not None or all(_YEARLESS.fullmatch(part) for part in text.split("/"))


def in_words(edtf: str) -> str:
    """A date as people write it, no more exact than it is told; anything else as it stands."""
    match parts_of(edtf):
        case (year, month, day):
            return date_format(date(year, month, day))
        case (year, month):
            return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
        case _:
            return edtf
