"""Read what somebody searches for: terms that must all be met, each by words, a phrase or a sound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from wayhome.matching.normalise import Script
from wayhome.matching.search_words.indexed import (
    Spoken,
    index_words,
    phrase_text,
    sound_word,
    sounds_of,
    spoken,
    stem,
)
from wayhome.matching.search_words.pieces import Piece, pieces

MOST_TERMS = 12
"""What is asked beyond this many terms is left out."""

_QUOTED = re.compile(
    '["\u201c\u201d\u201e\u00ab\u300c\u300e]([^"\u201c-\u201e\u00ab\u00bb\u300c-\u300f]+)["\u201c\u201d\u00bb\u300d\u300f]'
)
_READ = tuple(script for script in Script if script is not Script.OTHER)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for.

    A text meets it with all `words` in its index words and `phrase` in its phrase text, or with one
    of `sounds` in its index words. `keys` are its folded pieces in order; quoted ones are met by
    the same words only, others by their stems.
    """

    keys: tuple[str, ...]
    words: frozenset[str]
    phrase: str = ""
    sounds: frozenset[str] = frozenset()
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for; without terms nothing can be found by it."""

    terms: tuple[Term, ...]

    @property
    def words(self) -> frozenset[str]:
        """Every index word that may meet a term."""
        return frozenset(word for term in self.terms for word in term.words | term.sounds)


def asked(query: str) -> Asked:
    """Read a query: quoted phrases, and words each of which must be there."""
    found: list[Term] = []
    since = 0
    for quoted in _QUOTED.finditer(query):
        found.extend(_loose(query[since : quoted.start()]))
        found.extend(_quoted(quoted[1]))
        since = quoted.end()
    found.extend(_loose(query[since:]))
    return Asked(tuple(dict.fromkeys(found))[:MOST_TERMS])


def is_met(text: str, asked_for: Asked) -> bool:
    """Whether a text has everything asked for; what an index answers for many texts at once."""
    words, phrases = index_words(text), phrase_text(text)
    return bool(asked_for.terms) and all(
        (term.words <= words.keys() and term.phrase in phrases) or not term.sounds.isdisjoint(words)
        for term in asked_for.terms
    )


def _quoted(words: str) -> Iterator[Term]:
    """The term of a quoted phrase; none for one without a word."""
    cut = list(pieces(words))
    if cut:
        keys = tuple(piece.key for piece in cut)
        yield Term(keys, _needed(cut), phrase=_phrase(words, cut), is_quoted=True)


def _loose(words: str) -> Iterator[Term]:
    """A term for each word and each stretch of signs, found by other scripts' sounds as well."""
    cut = list(pieces(words))
    terms = [list(near) for _key, near in groupby(cut, key=_of_term)]
    sounds = _sounds(terms)
    for near, heard in zip(terms, sounds, strict=True):
        keys = tuple(piece.key for piece in near)
        phrase = "".join(keys) if near[0].is_sign and len(near) > 2 else ""
        yield Term(keys, _needed(near), phrase=phrase, sounds=heard)


def _of_term(piece: Piece) -> tuple[int, int]:
    """What makes pieces one term: signs written together; each word is one of its own."""
    return (piece.run, -1) if piece.is_sign else (piece.run, piece.start)


def _needed(cut: Sequence[Piece]) -> frozenset[str]:
    """The index words that a text with these pieces has; of signs the pairs say enough."""
    words = {stem(piece.key) for piece in cut if not piece.is_sign}
    for is_sign, several in groupby(cut, key=lambda piece: piece.is_sign):
        near = list(several)
        if is_sign and len(near) == 1:
            words.add(near[0].key)
        elif is_sign:
            words.update(one.key + other.key for one, other in pairwise(near))
    return frozenset(words)


def _phrase(words: str, cut: Sequence[Piece]) -> str:
    """The phrase as it stands in a phrase text; signs may have others beside them, words not."""
    phrase = phrase_text(words)
    phrase = phrase.lstrip() if cut[0].is_sign else phrase
    return phrase.rstrip() if cut[-1].is_sign else phrase


def _sounds(terms: Sequence[Sequence[Piece]]) -> list[frozenset[str]]:
    """For each term the words under which other scripts have the sound of it and its neighbours."""
    heard = [spoken(near) for near in terms]
    found: list[set[str]] = [set(_elsewhere([each])) for each in heard]
    for at, (one, other) in enumerate(pairwise(heard)):
        # Which of two names comes first differs by language.
        together = {*_elsewhere([one, other]), *_elsewhere([other, one])}
        together -= {*_elsewhere([one]), *_elsewhere([other])}
        found[at] |= together
        found[at + 1] |= together
    return [frozenset(each) for each in found]


def _elsewhere(runs: Sequence[Spoken]) -> Iterator[str]:
    """The index words of sounds in every script but their own."""
    for script, sound in sounds_of(runs):
        yield from (sound_word(other, sound) for other in _READ if other is not script)
