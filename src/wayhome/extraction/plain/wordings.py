"""Wordings of a lexicon as patterns: `{day} {month} {year}` finds "3 mars 2020" by its slots."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import folded
from wayhome.extraction.words import Entry, lexicon

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry with the pattern that finds any of its words."""

    entry: Entry
    pattern: re.Pattern[str]

    def begins(self, match: re.Match[str]) -> int:
        """Where it begins; the words before the first slot are no part of it when they only lead."""
        if not self.entry.more.get("leads"):
            return match.start()
        return min(place for place in map(match.start, match.groupdict()) if place >= 0)


@cache
def words_of(kind: str, language: Language, use: str) -> tuple[str, ...]:
    """The folded words of a use in a lexicon, the longest first."""
    found = {
        folded(word)
        for entry in lexicon(kind, language)
        if entry.more.get("use") == use
        for word in entry.words
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def values_of(kind: str, language: Language, use: str) -> Mapping[str, int]:
    """The folded words that have a value under the name of their use: `month`, `weekday`, `value`."""
    return {
        folded(word): entry.more[use]
        for entry in lexicon(kind, language)
        if use in entry.more
        for word in entry.words
    }


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of some words, the longest first; one that never fits for none.

    In Khmer no word begins under another letter nor ends before a sign of its last one.
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    found = "(?:" + "|".join(map(re.escape, longest)) + ")" if longest else r"(?!)"
    khmer = any("\u1780" <= word[0] <= "\u17dd" for word in longest)
    return rf"(?<!\u17d2){found}(?![\u17b6-\u17d3])" if khmer else found


@cache
def has_any(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern to look for any of some words."""
    return re.compile(any_of(words))


def bounded(pattern: str, language: Language) -> str:
    """A pattern that cuts no word, where words are parted by spaces."""
    if language is Language.KHMER:
        return rf"(?<!\u17d2){pattern}(?![\u17b6-\u17d3])"
    return rf"(?<!\w){pattern}(?!\w)" if language is Language.FRENCH else pattern


def compiled(
    words: tuple[str, ...], slots: Mapping[str, str], language: Language
) -> re.Pattern[str]:
    """One pattern for the wordings of an entry; small and capital letters are alike."""
    ways = [_way(folded(word), slots, number) for number, word in enumerate(words)]
    return re.compile(bounded("(?:" + "|".join(ways) + ")", language), re.IGNORECASE)


def _way(word: str, slots: Mapping[str, str], number: int) -> str:
    """A wording with its slots as groups; a group's name ends with the number of its wording."""
    found, place = "", 0
    for slot in _SLOT.finditer(word):
        found += _plain(word[place : slot.start()])
        found += f"(?P<{slot[1]}_{number}>{slots[slot[1]]})"
        place = slot.end()
    return found + _plain(word[place:])


def _plain(words: str) -> str:
    """Words as a pattern: a blank may be several, `_` a blank that may be missing."""
    return re.escape(words).replace(r"\ ", " +").replace("_", " *")


def slots_of(match: re.Match[str]) -> dict[str, str]:
    """What stands in the slots of a wording that was found."""
    return {name.rpartition("_")[0]: value for name, value in match.groupdict().items() if value}


def found_in(
    wordings: tuple[Wording, ...], words: str, *, start: int, end: int
) -> Iterator[tuple[Wording, re.Match[str]]]:
    """Every wording in some words, the earliest and then longest first; none overlaps another."""
    every = sorted(
        (
            (wording.begins(match), -match.end(), number, wording, match)
            for number, wording in enumerate(wordings)
            for match in wording.pattern.finditer(words, start, end)
        ),
        key=lambda each: each[:3],
    )
    since = start
    for begins, _, _, wording, match in every:
        if begins >= since:
            since = match.end()
            yield wording, match
