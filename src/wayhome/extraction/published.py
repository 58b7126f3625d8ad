"""The day a source was published, with where that was read."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from enum import StrEnum

LONGEST_WORDS = 300
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.{0,6})?\s*$")
_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_PATH_COMPACT = re.compile(r"[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)")
_EARLIEST, _LATEST = 1900, 2100


class Evidence(StrEnum):
    """Where a day of publication was read."""

    METADATA = "metadata"
    ELEMENT = "element"
    ADDRESS = "address"
    PAGE = "page"
    HEADER = "header"
    DOCUMENT = "document"
    FEED = "feed"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Published:
    """A day, where it was read, and what stands there exactly.

    `is_weak` where the place often tells another day: when a file was made or a page last changed.
    """

    day: date
    evidence: Evidence
    words: str = ""
    is_weak: bool = False


def day_in(text: str) -> date | None:
    """The day that a machine wrote (ISO 8601, RFC 5322, 20230227), as written, in its own zone."""
    for pattern in (_ISO, _COMPACT):
        if found := pattern.match(text):
            return _day(*found.groups())
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment.date() if _EARLIEST <= moment.year <= _LATEST else None


def day_in_address(address: str) -> Published | None:
    """The day in the path of an address, as many papers write it: /2023/02/27/."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    for pattern in (_PATH, _PATH_COMPACT):
        for found in pattern.finditer(path):
            if day := _day(*found.groups()):
                return Published(day, Evidence.ADDRESS, found.group().strip("_-"))
    return None


def _day(*parts: str) -> date | None:
    """A day of year, month and day, when there is such a day of our time."""
    year, month, day = map(int, parts)
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
