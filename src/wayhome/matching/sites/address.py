"""Compare addresses part by part: street, kilometre, building, village, and words besides."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.normalise import Script, fold, script_of
from wayhome.matching.sites.comparison import (
    SiteComparison,
    SiteFeature,
    SiteReason,
    not_comparable,
)
from wayhome.matching.sites.words import SiteWord, runs, site_words
from wayhome.matching.tables import table

Part = tuple[str, str]
"""A kind (street, building, words …) and its value: a number or how a name is said."""

WORDS = "words"

_NAMED = frozenset({"street", "village", "commune", "district"})


@dataclass(frozen=True, slots=True)
class _Key:
    """A word such as street: its kind, and whether its number stands before it, as in 271街."""

    kind: str
    comes_after: bool


@cache
def _kinds() -> Mapping[str, _Key]:
    """Key words by their folded form."""
    return {
        fold(phrase): _Key(kind, comes_after=script_of(phrase) is Script.HAN)
        for kind, phrases in table("site_words")["address"].items()
        for phrase in phrases
    }


@cache
def _unspaced() -> re.Pattern[str]:
    """Key words of scripts without spaces, the longest first."""
    found = [each for each in _kinds() if script_of(each) is not Script.LATIN]
    return re.compile("|".join(map(re.escape, sorted(found, key=lambda each: (-len(each), each)))))


@lru_cache(maxsize=16_384)
def address_parts(text: str) -> frozenset[Part]:
    """Return the parts of one piece of an address."""
    tokens = tuple(_tokens(text))
    used: set[int] = set()
    found: set[Part] = set()
    for at, token in enumerate(tokens):
        if isinstance(token, _Key) and (number := _number_of(tokens, at, used)) is not None:
            used.add(number)
            found.add((token.kind, _text(tokens[number])))
    for token in tokens:
        if isinstance(token, SiteWord) and _is_telling(token):
            found.update((WORDS, key) for key in token.keys)
    return frozenset(found)


def is_address(text: str) -> bool:
    """Whether the text has a numbered part, or names a street, village, commune or district."""
    if any(kind != WORDS for kind, _ in address_parts(text)):
        return True
    keys = (token for token in _tokens(text) if isinstance(token, _Key))
    # In Chinese the word for a district also ends names: 园区 is a park.
    return any(key.kind in _NAMED and not key.comes_after for key in keys)


def _number_of(tokens: tuple[_Key | SiteWord, ...], at: int, used: set[int]) -> int | None:
    """Where the number of a key word stands: on its usual side, else on the other."""
    key = tokens[at]
    assert isinstance(key, _Key)  # noqa: S101  # for the type checker
    sides = (at - 1, at + 1) if key.comes_after else (at + 1, at - 1)
    return next(
        (
            side
            for side in sides
            if 0 <= side < len(tokens) and side not in used and _text(tokens[side]).isdecimal()
        ),
        None,
    )


def _is_telling(word: SiteWord) -> bool:
    """Whether a word of an address says something by itself; a single letter does not."""
    return len(word.text) > 1 and not word.is_number and not word.is_generic


def _text(token: _Key | SiteWord) -> str:
    return token.text if isinstance(token, SiteWord) else ""


def _tokens(text: str) -> Iterator[_Key | SiteWord]:
    """Key words and all other words in their order."""
    folded = _unspaced().sub(r" \g<0> ", fold(text))
    written = [run for word in folded.split() for run in runs(word)]
    at = 0
    while at < len(written):
        size = next((n for n in (2, 1) if " ".join(written[at : at + n]) in _kinds()), 0)
        if size:
            yield _kinds()[" ".join(written[at : at + size])]
        else:
            yield from site_words(written[at])
        at += size or 1


def compare_addresses(
    left: Iterable[str], right: Iterable[str], levels: Mapping[str, float]
) -> SiteComparison:
    """Return what the parts of two addresses add up to."""
    one = frozenset[Part]().union(*map(address_parts, left))
    other = frozenset[Part]().union(*map(address_parts, right))
    shared = {part[0] for part in one & other}
    both = {part[0] for part in one} & {part[0] for part in other}
    differs = {kind for kind in both - shared if f"{kind}_differs" in levels}
    if not both:
        return not_comparable(SiteFeature.ADDRESS)
    gained = fsum(levels[kind] for kind in sorted(shared))
    lost = fsum(levels[f"{kind}_differs"] for kind in sorted(differs))
    weight = max(levels["weakest"], min(gained + lost, levels["strongest"]))
    agreement, reason = _read(shared, differs)
    return SiteComparison(SiteFeature.ADDRESS, agreement, weight, reason)


def _read(shared: set[str], differs: set[str]) -> tuple[Agreement, SiteReason]:
    """What the parts mean to a reader."""
    if shared and not differs:
        return Agreement.AGREES, SiteReason.ADDRESS_SAME
    if shared:
        return Agreement.CLOSE, SiteReason.ADDRESS_PART
    return Agreement.DIFFERS, SiteReason.ADDRESS_DIFFERS
