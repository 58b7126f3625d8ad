"""Wordings of several words found in a parse: the first word's place, then the others behind it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from wayhome.extraction.clauses import lemma
from wayhome.extraction.words import Entry, lexicon

_GAP = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording found: its entry, its first word, its last."""

    entry: Entry
    first: Token
    last: Token


@cache
def _index(kind: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    found: defaultdict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for entry in lexicon(kind):
        for words in entry.words:
            first, *rest = words.split()
            found[first].append(((first, *rest), entry))
    return {
        first: tuple(sorted(each, key=lambda one: -len(one[0]))) for first, each in found.items()
    }


def phrases(kind: str, token: Token) -> Iterator[Phrase]:
    """The wordings of a lexicon that begin at a token, the longest first."""
    index = _index(kind)
    for word in dict.fromkeys((lemma(token), token.lower_)):
        for words, entry in index.get(word, ()):
            gap = int(entry.more.get("gap", _GAP))
            last = _rest(token, words[1:], gap)
            if last is not None:
                yield Phrase(entry, token, last)


def _rest(token: Token, words: tuple[str, ...], gap: int) -> Token | None:
    """The last of further words that follow in order with few others between."""
    place, end = token.i, token.sent.end
    for word in words:
        behind = token.doc[place + 1 : min(end, place + 2 + gap)]
        found = next((t for t in behind if word in (t.lemma_.lower(), t.lower_)), None)
        if found is None or any(
            t.text in (",", ";", ".", ":") for t in token.doc[place + 1 : found.i]
        ):
            return None
        place = found.i
    return token.doc[place]
