"""The levels that an article names: which scheme, which level, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Piece

from wayhome.extraction.parsed import Sentence
from wayhome.extraction.words import Entry, lexicon


@dataclass(frozen=True, slots=True)
class Level:
    """A level named in a sentence; `order` counts down from the best, `origin` is "from Tier 2"."""

    entry: Entry
    tokens: Piece
    origin: bool

    @property
    def name(self) -> str:
        """What the level is called: for a place in a ranking its number."""
        if self.entry.more.get("ordinal"):
            return re.sub(r"\D", "", self.tokens.text)
        return str(self.entry.more["level"])

    @property
    def scheme(self) -> str:
        """The scheme; a ranking by the name it has in the sentence."""
        if self.entry.more.get("ordinal") and (named := _INDEX.search(self.tokens.sent.text)):
            return named.group()
        return str(self.entry.more["scheme"])

    @property
    def order(self) -> int:
        """Its place in the scheme, 1 the best."""
        return int(self.entry.more["order"])


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


def levels(sentence: Sentence, known: frozenset[str]) -> Iterator[Level]:
    """The levels of a sentence in its order, the longer wording where two overlap."""
    text = _unmarked(sentence.piece.text)
    low = text.lower()
    found: list[tuple[int, int, Entry]] = []
    for entry, pattern in _patterns():
        if entry.rule in known and any(word.split()[0].lower() in low for word in entry.words):
            found += [(*match.span(), entry) for match in pattern.finditer(text)]
    for entry in lexicon("ratings") if _RANKED.search(text) else ():
        if entry.more.get("ordinal") and entry.rule in known:
            found += [(*match.span(), entry) for match in _ORDINAL.finditer(text)]
    found.sort(key=lambda each: each[0] - each[1])
    taken: list[tuple[int, int, Entry]] = []
    for start, end, entry in found:
        if not any(start < other[1] and other[0] < end for other in taken):
            taken.append((start, end, entry))
    for start, end, entry in sorted(taken, key=lambda each: each[0]):
        base = sentence.piece.start_char
        tokens = sentence.paragraph.doc.char_span(base + start, base + end, alignment_mode="expand")
        if tokens is not None:
            yield Level(entry, tokens, bool(_ORIGIN.search(text[:start])))


_ORDINAL = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th)\b(?!\s(?:century|anniversary|session|report|day|time))"
)
_RANKED = re.compile(r"\b(?:[Ii]ndex|[Rr]ankings?|league table|[Ii]ndices)\b")
_INDEX = re.compile(r"\b(?:[A-Z][\w'’-]+ ){1,5}Index\b")
_ORIGIN = re.compile(
    r"\b(?:from|off|out of|after \w+ (?:years|months) (?:on|in))\s(?:(?:the|its|their|a|an|so-called|US|FATF|own)\s)*[\"“‘'«]?$",
    re.IGNORECASE,
)


def _unmarked(text: str) -> str:
    """Marks inside "yellow card" do not part it; every character keeps its place."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
