"""Telephone numbers in comparable form, whatever digits and format they were written in."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from wayhome.matching.tables import table

_TAIL = 8
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as E.164 where its country is known, its national digits and its last eight."""

    e164: str | None
    national: str
    tail: str


def ascii_digits(text: str) -> str:
    """Return the text with the decimal digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(
        character if (value := unicodedata.decimal(character, None)) is None else str(value)
        for character in text
    )


def region_of(nationality: str | None) -> str | None:
    """Return the two-letter region of an ISO 3166-1 alpha-3 code, as phone parsers want it."""
    regions: dict[str, str] = table("regions")
    return regions.get(nationality or "")


def _parsed(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


@lru_cache(maxsize=65_536)
def read_phone(text: str, region: str | None = None) -> Phone | None:
    """Return a telephone number, or None when the text has fewer than six digits."""
    written = ascii_digits(unicodedata.normalize("NFKC", text)).strip()
    digits = "".join(filter(str.isdecimal, written))
    if len(digits) < _FEWEST_DIGITS:
        return None
    number = _parsed("+" + digits[2:] if written.startswith("00") else written, region)
    if number is None:
        return Phone(None, digits, digits[-_TAIL:])
    national = phonenumbers.national_significant_number(number)
    digits = f"{number.country_code}{national}"
    return Phone(f"+{digits}", national, digits[-_TAIL:])
