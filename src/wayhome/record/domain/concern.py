"""Whether words name a person of concern: somebody to whom, as a source says, something happened."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Concerned:
    """What persons of concern are called: those of the source at hand, and those of all others."""

    here: Collection[str]
    elsewhere: Collection[str] = ()


def names_concerned(words: str, concerned: Concerned) -> bool:
    """Whether the name of somebody of concern stands in the words.

    In their own source a part of the name is enough, for people are told by one of their names after
    the first time; elsewhere the whole name, since many share a part.
    """
    told = words.casefold()
    whole = (name.casefold() for name in (*concerned.here, *concerned.elsewhere))
    parts = (part for name in concerned.here for part in _parts(name))
    return any(_stands(name, told) for name in (*whole, *parts))


def _parts(name: str) -> list[str]:
    """The words of a name that are long enough to be told apart from others."""
    return [part for part in name.casefold().split() if len(part) >= _SHORTEST_PART]


def _stands(name: str, told: str) -> bool:
    """Whether a name stands in folded words, in Latin letters as words of its own."""
    # Thousands of names stand nowhere in most words: only those that may are looked at closely.
    if name not in told or not name.isascii():
        return name in told
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is not None
