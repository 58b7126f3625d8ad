"""The values two descriptions must share to be worth comparing.

Tokens leave this room in clear and must be hashed with a secret before they are stored. They are
valid for one `normalise.VERSION` only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from wayhome.matching.description import Description, PartialDate
from wayhome.matching.documents import read_document
from wayhome.matching.names import read_name
from wayhome.matching.normalise import Script, fold
from wayhome.matching.phones import ascii_digits, read_phone, region_of
from wayhome.matching.places import read_place

_PREFIX = 4
_NGRAM = 2
_MOST_YEARS = 4
_UNSPACED = frozenset({Script.KHMER, Script.THAI, Script.HAN, Script.LAO, Script.BURMESE})


class TokenKind(StrEnum):
    """What a token was made of."""

    WORD = "word"
    PREFIX = "prefix"
    SKELETON = "skeleton"
    NGRAM = "ngram"
    NAME_PAIR = "name_pair"
    NAME_BIRTH = "name_birth"
    NAME_PLACE = "name_place"
    BIRTH = "birth"
    BIRTH_PLACE_SEX = "birth_place_sex"
    PHONE = "phone"
    DOCUMENT = "document"
    PLACE = "place"


LINKING = frozenset(
    {
        TokenKind.NAME_PAIR,
        TokenKind.NAME_BIRTH,
        TokenKind.NAME_PLACE,
        TokenKind.BIRTH_PLACE_SEX,
        TokenKind.PHONE,
        TokenKind.DOCUMENT,
    }
)
"""Kinds rare enough that sharing one is reason to compare two descriptions."""


@dataclass(frozen=True, slots=True)
class Token:
    """One comparable value and what it was made of."""

    kind: TokenKind
    value: str


def _ngrams(word: str) -> Iterator[str]:
    for at in range(len(word) - _NGRAM + 1):
        yield word[at : at + _NGRAM]


def name_tokens(name: str) -> frozenset[Token]:
    """Return words, four-letter prefixes, skeletons, pairs of skeletons and, unspaced, 2-grams."""
    found: set[Token] = set()
    read = read_name(name)
    for word in read:
        found.add(Token(TokenKind.WORD, word.text))
        if len(word.text) >= _PREFIX:
            found.add(Token(TokenKind.PREFIX, word.text[:_PREFIX]))
        found.update(Token(TokenKind.SKELETON, skeleton) for skeleton in word.skeletons)
        if word.script in _UNSPACED:
            found.update(Token(TokenKind.NGRAM, gram) for gram in _ngrams(word.text))
    for one, other in combinations(read, 2):
        for first in one.skeletons:
            for second in other.skeletons:
                found.add(Token(TokenKind.NAME_PAIR, "+".join(sorted((first, second)))))
    return frozenset(found)


def phone_tokens(phone: str, *, region: str | None = None) -> frozenset[Token]:
    """Return E.164 and national digits where the number can be read, and its last eight digits.

    `region` is the ISO 3166-1 alpha-2 country to read a national number in.
    """
    read = read_phone(phone, region)
    if read is None:
        return frozenset()
    values = {read.tail, read.national} | ({read.e164} if read.e164 else set())
    return frozenset(Token(TokenKind.PHONE, value) for value in values)


def document_tokens(number: str) -> frozenset[Token]:
    """Return the document number with look-alike characters folded, if it is long enough."""
    read = read_document(number)
    return frozenset({Token(TokenKind.DOCUMENT, read)} if read else ())


def _skeletons(description: Description) -> set[str]:
    return {s for name in description.names for word in read_name(name) for s in word.skeletons}


def _places(description: Description) -> set[str]:
    return {place.text for text in description.places if (place := read_place(text))}


def _years(description: Description) -> range:
    span = description.birth_interval()
    if span is None or span.last.year - span.first.year > _MOST_YEARS:
        return range(0)
    return range(span.first.year, span.last.year + 1)


def _day(birth: PartialDate | None) -> str | None:
    if birth is None or not birth.is_full:
        return None
    return f"{birth.year:04}-{birth.month:02}-{birth.day:02}"


def _joined_tokens(description: Description) -> Iterator[Token]:
    """Yield the conjunctions: parts too common alone, telling together."""
    skeletons, places = _skeletons(description), _places(description)
    for year in _years(description):
        yield from (Token(TokenKind.NAME_BIRTH, f"{s}|{year}") for s in skeletons)
    for place in places:
        yield Token(TokenKind.PLACE, place)
        yield from (Token(TokenKind.NAME_PLACE, f"{s}|{place}") for s in skeletons)
    day = _day(description.birth)
    if day is not None:
        yield Token(TokenKind.BIRTH, day)
        sex = description.sex or ""
        yield from (Token(TokenKind.BIRTH_PLACE_SEX, f"{day}|{p}|{sex}") for p in places)


def description_tokens(description: Description) -> frozenset[Token]:
    """Return every token of a description, as stored in an index."""
    found = set(_joined_tokens(description))
    region = region_of(description.nationality)
    for name in description.names:
        found |= name_tokens(name)
    for phone in description.phones:
        found |= phone_tokens(phone, region=region)
    for number in description.documents:
        found |= document_tokens(number)
    return frozenset(found)


def _slips(birth: PartialDate) -> Iterator[PartialDate]:
    """Yield the births a report may have meant: a year either way, or day and month swapped."""
    if birth.year is not None:
        yield replace(birth, year=birth.year - 1)
        yield replace(birth, year=birth.year + 1)
    if birth.is_full:
        yield replace(birth, month=birth.day, day=birth.month)


def probe_tokens(description: Description) -> frozenset[Token]:
    """Return the tokens to look a description up by: its own and those of usual slips in births.

    The index stores `description_tokens` only, so slips cost a longer question, not a larger index.
    """
    return description_tokens(description) | slip_tokens(description)


def slip_tokens(description: Description) -> frozenset[Token]:
    """Return the tokens a description would have but for a usual slip in its birth."""
    found: set[Token] = set()
    for birth in _slips(description.birth) if description.birth else ():
        if _exists(birth):
            found.update(_joined_tokens(replace(description, birth=birth)))
    return frozenset(found)


def _exists(birth: PartialDate) -> bool:
    try:
        birth.interval()
    except ValueError:
        return False
    return True


def query_tokens(text: str) -> frozenset[Token]:
    """Return the tokens of what somebody typed into a search box: name, phone or document."""
    folded = ascii_digits(fold(text)).replace(" ", "")
    if not any(character.isdecimal() for character in folded):
        return name_tokens(text)
    if folded.isdecimal():
        return phone_tokens(text) | document_tokens(text)
    return name_tokens(text) | document_tokens(text)
