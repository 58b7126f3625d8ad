"""The levels that an article names: which scheme, which level, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Piece

from wayhome.extraction.parsed import Sentence
from wayhome.extraction.ratings.ranks import goes_on, index_of, is_ranking, ranks
from wayhome.extraction.words import Entry, lexicon

_MEMORY = 10
"""Sentences behind one that names an index which may go on without naming it."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level named in a sentence; `order` counts from the best, `origin` is "from Tier 2"."""

    entry: Entry
    tokens: Piece
    origin: bool
    scheme: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a level stands in its sentence, and what it is called there."""

    start: int
    end: int
    entry: Entry
    scheme: str
    name: str
    order: int


@cache
def _patterns() -> tuple[tuple[Entry, re.Pattern[str]], ...]:
    found = []
    for entry in lexicon("ratings"):
        if entry.words and "level" in entry.more:
            words = sorted(entry.words, key=len, reverse=True)
            spelled = "|".join(r"[\s-]".join(map(re.escape, word.split())) for word in words)
            found.append((entry, re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def schemes(text: str) -> frozenset[str]:
    """The ids of levels that this article may speak of, by the words they need."""
    low = text.lower()
    return frozenset(
        entry.rule
        for entry in lexicon("ratings")
        if "level" in entry.more
        if not entry.more.get("needs") or any(word in low for word in entry.more["needs"])
    )


class Levels:
    """Finds the levels of an article's sentences in their order."""

    def __init__(self, text: str) -> None:
        self._known = schemes(text)
        self._index: str | None = None
        self._since = _MEMORY

    def of(self, sentence: Sentence) -> Iterator[Level]:
        """The levels of a sentence, the longer wording where two overlap."""
        text = sentence.piece.text.replace("\N{NO-BREAK SPACE}", " ")
        found = [*self._named(text), *self._ranked(text)]
        taken: list[_Found] = []
        for each in sorted(found, key=lambda one: one.start - one.end):
            if not any(each.start < other.end and other.start < each.end for other in taken):
                taken.append(each)
        for each in sorted(taken, key=lambda one: one.start):
            if level := _level(sentence, text, each):
                yield level

    def _named(self, text: str) -> Iterator[_Found]:
        low = text.lower()
        for entry, pattern in _patterns():
            if entry.rule not in self._known:
                continue
            if not any(word.split()[0].lower() in low for word in entry.words):
                continue
            more = entry.more
            for match in pattern.finditer(text):
                level, order = str(more["level"]), int(more["order"])
                yield _Found(*match.span(), entry, str(more["scheme"]), level, order)

    def _ranked(self, text: str) -> Iterator[_Found]:
        """Places in an index that this sentence names, or one little before."""
        entry = next((e for e in lexicon("ratings") if e.more.get("ordinal")), None)
        self._since += 1
        if entry is None or entry.rule not in self._known:
            return
        if is_ranking(text):
            self._since, self._index = 0, index_of(text) or self._index
        elif self._since > _MEMORY or not goes_on(text):
            return
        scheme = self._index or str(entry.more["scheme"])
        for start, end, name, order in ranks(text):
            yield _Found(start, end, entry, scheme, name, order)


def _level(sentence: Sentence, text: str, found: _Found) -> Level | None:
    base = sentence.piece.start_char
    tokens = sentence.paragraph.doc.char_span(
        base + found.start, base + found.end, alignment_mode="expand"
    )
    if tokens is None:
        return None
    origin = bool(_ORIGIN.search(text[: found.start]))
    return Level(found.entry, tokens, origin, found.scheme, found.name, found.order)


_ORIGIN = re.compile(
    r"\b(?:from|off|out of|instead of|rather than|compared (?:with|to)|(?:improvement|drop|fall) on"
    r"|(?:after|spent|spending) (?:[\w-]+ ){1,4}(?:years?|months?) (?:on|in|at)"
    r"|(?:once|previously|formerly|earlier) (?:on|in|at|a|ranked|rated|placed (?:on|in))"
    r"|(?:strip(?:s|ped)?|lose|loses|lost) (?:[\w-]+ ){0,3}(?:of )?"
    r"|having (?:previously )?been (?:on|in|at)|(?:up|down) (?:on|against))\s?"
    r"(?:(?:the|its|their|a|an|so-called|US|FATF|own|last year['’]s)\s)*[\"“‘'«]?$",
    re.IGNORECASE,
)
