"""The values two descriptions of a place must share to be worth comparing.

Tokens leave this room in clear and must be hashed with a secret before they are stored. They are
valid for one `VERSION` only.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from wayhome.matching import normalise
from wayhome.matching.point import Point
from wayhome.matching.sites.address import WORDS, address_parts
from wayhome.matching.sites.description import SiteDescription
from wayhome.matching.sites.words import SiteWord, telling_words

VERSION = normalise.VERSION * 100 + 2
"""Changes with the rules that read words, and with these."""

_BASE_32 = "0123456789bcdefghjkmnpqrstuvwxyz"
# Letters of a geohash and the largest error, in metres, at which a cell of that size is telling:
# six letters are about 1.2 km by 0.6 km, five 4.9 km by 4.9 km (Niemeyer, geohash.org).
_CELLS = ((6, 600.0), (5, 3_000.0))
_LEAST_REACH_M = 200.0
_DEGREE_M = 111_320.0
_COMMUNE_LETTERS = 8
_LONG_SOUND = 4


class SiteTokenKind(StrEnum):
    """What a token was made of."""

    WORD = "site_word"
    WORDS = "site_words"
    STREET = "site_street"
    AREA = "site_area"
    CELL = "site_cell"


@dataclass(frozen=True, slots=True)
class SiteToken:
    """One comparable value and what it was made of."""

    kind: SiteTokenKind
    value: str


def site_tokens(description: SiteDescription) -> frozenset[SiteToken]:
    """Return every token of a description; the same for storing and for looking up.

    Words: rare ones alone, those of the dictionary only in pairs, since half of all places are
    golden. Points: the cells that the error reaches into, so that near points share one.
    """
    return frozenset(_tokens(description))


def _tokens(description: SiteDescription) -> Iterator[SiteToken]:
    for name in description.names:
        yield from _name_tokens(name)
    for part in description.address:
        yield from _address_tokens(part)
    for code in description.codes:
        if len(code) >= _COMMUNE_LETTERS:
            yield SiteToken(SiteTokenKind.AREA, code[:_COMMUNE_LETTERS])
    for point in description.points:
        yield from (SiteToken(SiteTokenKind.CELL, cell) for cell in cells(point))


def _name_tokens(name: str) -> Iterator[SiteToken]:
    words = [word for word in telling_words(name) if not word.is_number]
    yield from (SiteToken(SiteTokenKind.WORD, key) for word in words for key in _alone(word))
    for one, other in combinations(words, 2):
        for pair in product(one.keys, other.keys):
            yield SiteToken(SiteTokenKind.WORDS, "+".join(sorted(pair)))
    if len(words) == 1 and words[0].meaning:
        yield SiteToken(SiteTokenKind.WORDS, words[0].keys[0])


def _address_tokens(part: str) -> Iterator[SiteToken]:
    for kind, value in address_parts(part):
        if kind in {"street", "kilometre"}:
            yield SiteToken(SiteTokenKind.STREET, f"{kind} {value}")
        elif kind == WORDS and not value.startswith("=") and len(value) > 1:
            yield SiteToken(SiteTokenKind.WORD, value)


def _alone(word: SiteWord) -> Iterator[str]:
    """The sounds of a word that the dictionary does not have, if they are long enough to tell.

    A long sound stands without each of its letters too, so that two that differ by one still meet.
    """
    for key in () if word.meaning else word.keys:
        if len(key) > 1:
            yield key
        if len(key) >= _LONG_SOUND:
            yield from (key[:at] + key[at + 1 :] for at in range(len(key)))


def cells(point: Point) -> frozenset[str]:
    """Return the geohash cells that the error of a point reaches into; none for a vague point."""
    found = set()
    for letters, largest in _CELLS:
        if point.within_m <= largest:
            reach = max(point.within_m, _LEAST_REACH_M)
            found |= {geohash(*corner, letters) for corner in _around(point, reach)}
    if not found and not point.is_vague:
        letters, largest = _CELLS[-1]
        found = {geohash(*corner, letters) for corner in _around(point, largest)}
    return frozenset(found)


def _around(point: Point, reach: float) -> Iterator[tuple[float, float]]:
    """The point and eight around it, as latitude and longitude."""
    up = reach / _DEGREE_M
    along = up / max(math.cos(math.radians(point.latitude)), 0.01)
    for rise in (-up, 0.0, up):
        for run in (-along, 0.0, along):
            longitude = (point.longitude + run + 180) % 360 - 180
            yield max(-90.0, min(90.0, point.latitude + rise)), longitude


def geohash(latitude: float, longitude: float, letters: int) -> str:
    """Return the cell of a place as a geohash of so many letters."""
    spans = [[-180.0, 180.0], [-90.0, 90.0]]
    values = (longitude, latitude)
    code = ""
    for letter in range(letters):
        index = 0
        for bit in range(5):
            axis = (letter * 5 + bit) % 2
            middle = sum(spans[axis]) / 2
            is_upper = values[axis] >= middle
            spans[axis][0 if is_upper else 1] = middle
            index = index * 2 + is_upper
        code += _BASE_32[index]
    return code
