"""Whether words name a person of concern: somebody to whom, as a source says, something happened."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

_SHORTEST_PART = 2
_PARTICLE = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Concerned:
    """What persons of concern are called: those of the source at hand, and those of all others."""

    here: Collection[str]
    elsewhere: Collection[str] = ()


def names_concerned(words: str, concerned: Concerned) -> bool:
    """Whether the name of somebody of concern stands in the words.

    In their own source a part of the name is enough, for people are told by one of their names after
    the first time; elsewhere the whole name, since many share a part. Accents do not tell names
    apart, and a short part in Latin letters begins with a capital: "Ly" is a name, "a van" is none.
    """
    told = _plain(words)
    words_of = _WORD.findall(told)
    known = {each.casefold() for each in words_of if each[0].isupper() or len(each) > _PARTICLE}
    folded = told.casefold()
    whole = (_plain(name).casefold() for name in (*concerned.here, *concerned.elsewhere))
    parts = (part for name in concerned.here for part in _parts(_plain(name).casefold()))
    return any(_stands(name, folded) for name in whole) or any(
        part in (known if part.isascii() else folded) for part in parts
    )


def _plain(text: str) -> str:
    """The text with Latin letters without accents, and others as they are."""
    return text if text.isascii() else "".join(map(_bare, text))


@cache
def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)[:1]
    return bare if bare.isascii() else letter


def _parts(name: str) -> list[str]:
    """The words of a name that are long enough to be told apart from others."""
    if name.isascii():
        return [part for part in _WORD.findall(name) if len(part) >= _SHORTEST_PART]
    return [part for part in name.split() if len(part) > _SHORTEST_PART]


def _stands(name: str, told: str) -> bool:
    """Whether a name stands in folded words, in Latin letters as words of its own."""
    # Thousands of names stand nowhere in most words: only those that may are looked at closely.
    if name not in told or not name.isascii():
        return name in told
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is not None
