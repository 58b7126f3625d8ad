"""The word lists that spell a receipt in four languages, and how a typed word is recognised."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

WORDS_PER_LIST = 6_813
"""The smallest list whose sixth power exceeds 10^23."""
_WORDS = 6

_FOLDER = Path(__file__).parent / "words"
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_KHMER_TWO_PART_VOWEL = ("\u17c1\u17b6", "\u17c4")
_INVISIBLE_JOINERS = "\u00ad\u200c\u200d\u2060\ufeff"


class WordLanguage(StrEnum):
    """A language in which a receipt can be written as six words."""

    ENGLISH = "en"
    FRENCH = "fr"
    KHMER = "km"
    CHINESE = "zh-hans"


_WIDTH_WITHOUT_SPACES = {WordLanguage.KHMER: 4, WordLanguage.CHINESE: 2}


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one language in their order, and the place of each folded word."""

    words: tuple[str, ...]
    places: dict[str, int]


@cache
def word_list(language: WordLanguage) -> WordList:
    """Read the list of a language; kept in memory once read."""
    words = tuple((_FOLDER / f"{language}.txt").read_text(encoding="utf-8").split())
    return WordList(words, {fold(word): place for place, word in enumerate(words)})


def fold(word: str) -> str:
    """Remove what people leave out or a telephone adds: case, accents, invisible characters.

    Khmer vowel signs are kept, since they are letters there.
    """
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LIGATURES)
    kept = "".join(sign for sign in plain if _is_kept(sign))
    return kept.replace(*_KHMER_TWO_PART_VOWEL)


def _is_kept(sign: str) -> bool:
    return sign.isalnum() or "\u17b6" <= sign <= "\u17d3"


def language_of(word: str) -> WordLanguage | None:
    """Find the one list that holds a folded word; None when no list does."""
    for language in WordLanguage:
        if word in word_list(language).places:
            return language
    return None


def split(text: str) -> list[str]:
    """Cut typed text into folded words, also where Khmer and Chinese are written without spaces.

    Spaces are believed when they leave six pieces; else the run is cut by the width of its script.
    """
    runs = list(_runs(text))
    width = _width(runs[0]) if runs else None
    if width is None or len(runs) == _WORDS:
        return runs
    whole = "".join(runs)
    return [whole[start : start + width] for start in range(0, len(whole), width)]


def _runs(text: str) -> Iterable[str]:
    signs = (sign if _continues_word(sign) else " " for sign in unicodedata.normalize("NFKC", text))
    return filter(None, (fold(run) for run in "".join(signs).split()))


def _continues_word(sign: str) -> bool:
    is_mark = unicodedata.category(sign).startswith("M")
    return sign.isalnum() or is_mark or sign in _INVISIBLE_JOINERS


def _width(run: str) -> int | None:
    if "\u1780" <= run[0] <= "\u17d3":
        return _WIDTH_WITHOUT_SPACES[WordLanguage.KHMER]
    if "\u4e00" <= run[0] <= "\u9fff":
        return _WIDTH_WITHOUT_SPACES[WordLanguage.CHINESE]
    return None
