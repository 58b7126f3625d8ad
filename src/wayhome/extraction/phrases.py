"""Wordings of several words found in a parse: the first word's place, then the others behind it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from wayhome.extraction.clauses import lemma
from wayhome.extraction.words import Entry, lexicon

_GAP = 3
_STOPS = (",", ";", ".", ":")
_KEPT = "wayhome.words"


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


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a paragraph in the forms that are compared, gathered once."""

    lemmas: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    ends: tuple[int, ...]
    stops: frozenset[int]

    @classmethod
    def of(cls, doc: Doc) -> "_Words":
        """Kept with the paragraph: every kind of fact asks for them at every token."""
        found: _Words | None = doc.user_data.get(_KEPT)
        if found is None:
            found = doc.user_data[_KEPT] = cls(
                tuple(lemma(token) for token in doc),
                tuple((token.lemma_.lower(), token.lower_) for token in doc),
                tuple(piece.end for piece in doc.sents for _ in piece),
                frozenset(token.i for token in doc if token.text in _STOPS),
            )
        return found


def phrases(kind: str, token: Token) -> Iterator[Phrase]:
    """The wordings of a lexicon that begin at a token, the longest first."""
    index, place = _index(kind), token.i
    known = _Words.of(token.doc)
    for word in dict.fromkeys((known.lemmas[place], known.forms[place][1])):
        for words, entry in index.get(word, ()):
            last = _rest(known, place, words[1:], gap=int(entry.more.get("gap", _GAP)))
            if last is not None:
                yield Phrase(entry, token, token.doc[last])


def _rest(known: _Words, place: int, words: tuple[str, ...], *, gap: int) -> int | None:
    """The place of the last of further words that follow in order with few others between."""
    end = known.ends[place]
    for word in words:
        behind = range(place + 1, min(end, place + 2 + gap))
        found = next((each for each in behind if word in known.forms[each]), None)
        if found is None or any(each in known.stops for each in range(place + 1, found)):
            return None
        place = found
    return place
