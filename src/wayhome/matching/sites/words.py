"""The words of a place: which are telling, which any place has, and what they mean in one word.

Names of compounds are translated as often as they are spelt: Golden Heron is 金鹭 and Diệc Vàng. A
short dictionary (`data/site_words.json`, our own work) turns such words into one *meaning*; all
others are compared by how they are said. Scripts without spaces are cut at words of the dictionary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from wayhome.matching.normalise import Script, fold, script_of, words
from wayhome.matching.skeletons import skeletons
from wayhome.matching.tables import table

_UNSPACED = frozenset({Script.KHMER, Script.THAI, Script.HAN, Script.LAO, Script.BURMESE})
_LONGEST_PHRASE = 3
_SHORTEST_SLIPPED = 4


@dataclass(frozen=True, slots=True)
class SiteWord:
    """One word: its folded text, its meaning where the dictionary has one, else its skeletons.

    A `is_generic` word (casino, building, company) is one that any place may have.
    """

    text: str
    meaning: str = ""
    skeletons: tuple[str, ...] = ()
    is_generic: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number: block 2 and block 3 are two places."""
        return self.text.isdecimal()

    @property
    def keys(self) -> tuple[str, ...]:
        """The values under which two words are the same word."""
        if self.meaning:
            return (f"={self.meaning}",)
        return (self.text,) if self.is_number else self.skeletons or (self.text,)


@cache
def _meanings() -> Mapping[str, tuple[str, bool]]:
    """Meaning and whether it is generic, by folded phrase."""
    found = table("site_words")
    return {
        fold(phrase): (meaning, group == "generic")
        for group in ("generic", "telling")
        for meaning, phrases in found[group].items()
        for phrase in phrases
    }


@cache
def _longest(script: Script) -> int:
    """Letters of the longest phrase of a script without spaces."""
    return max((len(phrase) for phrase in _meanings() if script_of(phrase) is script), default=0)


def _known(phrase: str) -> SiteWord:
    meaning, is_generic = _meanings()[phrase]
    return SiteWord(phrase, meaning, is_generic=is_generic)


def _plain(text: str) -> SiteWord:
    """A word that the dictionary does not have as it is written, or has but for a slip."""
    if text.isdecimal():
        return SiteWord(_digits(text))
    meant = _meant(text)
    return replace(_known(meant), text=text) if meant else SiteWord(text, "", skeletons(text))


def _meant(text: str) -> str:
    """The word of the dictionary that was meant: one letter is wrong, and no other word is as near.

    Short words are too near to each other; of these only a letter written twice is taken for a slip.
    """
    if script_of(text) is not Script.LATIN or len(text) < _SHORTEST_SLIPPED:
        return ""
    near = {
        _meanings()[word]: word
        for word in _latin_words()
        if _once(word) == _once(text)
        or (
            min(len(word), len(text)) > _SHORTEST_SLIPPED
            and word[0] == text[0]
            and OSA.distance(word, text, score_cutoff=1) <= 1
        )
    }
    return next(iter(near.values())) if len(near) == 1 else ""


@cache
def _latin_words() -> tuple[str, ...]:
    """The words of the dictionary, written in Latin letters, that are long enough to be misspelt."""
    return tuple(
        phrase
        for phrase in _meanings()
        if len(phrase) >= _SHORTEST_SLIPPED
        and " " not in phrase
        and script_of(phrase) is Script.LATIN
    )


def _once(word: str) -> str:
    """A word with every letter that is written twice written once."""
    return "".join(letter for letter, _ in groupby(word))


def _digits(text: str) -> str:
    """A number in the digits 0 to 9, without leading zeros."""
    return str(int(text))


def _cut(chunk: str, script: Script) -> Iterator[SiteWord]:
    """Cut unspaced writing at the longest words of the dictionary; what is between stays whole."""
    at = start = 0
    while at < len(chunk):
        span = range(min(_longest(script), len(chunk) - at), 0, -1)
        length = next((n for n in span if chunk[at : at + n] in _meanings()), 0)
        if not length:
            at += 1
            continue
        if at > start:
            yield _plain(chunk[start:at])
        yield _known(chunk[at : at + length])
        at = start = at + length
    if len(chunk) > start:
        yield _plain(chunk[start:])


def runs(word: str) -> Iterator[str]:
    """Split a word where digits meet letters: 12号 and B2 are two words each."""
    run = ""
    for letter in word:
        if run and letter.isdecimal() != run[-1].isdecimal():
            yield run
            run = ""
        run += letter
    if run:
        yield run


@lru_cache(maxsize=16_384)
def site_words(text: str) -> tuple[SiteWord, ...]:
    """Return the words of a text in their order."""
    written = tuple(run for word in words(text) for run in runs(word))
    found: list[SiteWord] = []
    at = 0
    while at < len(written):
        span = range(min(_LONGEST_PHRASE, len(written) - at), 0, -1)
        size = next((n for n in span if " ".join(written[at : at + n]) in _meanings()), 0)
        if size:
            found.append(_known(" ".join(written[at : at + size])))
        elif script_of(written[at]) in _UNSPACED:
            found.extend(_cut(written[at], script_of(written[at])))
        else:
            found.append(_plain(written[at]))
        at += size or 1
    return tuple(found)


@lru_cache(maxsize=16_384)
def telling_words(text: str) -> tuple[SiteWord, ...]:
    """Return the words that not any place has, numbers among them."""
    return tuple(word for word in site_words(text) if not word.is_generic)
