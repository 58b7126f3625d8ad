"""Which language a text is in, as far as the readers tell languages apart."""

import re
from collections import Counter
from enum import StrEnum


class Language(StrEnum):
    """Languages that have readers or are to have them, and all others."""

    ENGLISH = "en"
    FRENCH = "fr"
    KHMER = "km"
    CHINESE = "zh"
    OTHER = "other"


_SCRIPTS = (
    (Language.KHMER, re.compile("[\u1780-\u17ff]")),
    (Language.CHINESE, re.compile("[\u4e00-\u9fff]")),
)
_WORD = re.compile(r"[a-zà-ÿ]+")
_SMALL_WORDS = {
    Language.ENGLISH: frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "was",
            "is",
            "for",
            "on",
            "with",
            "by",
            "said",
            "he",
            "she",
            "his",
            "her",
            "has",
            "had",
            "they",
            "who",
            "from",
            "were",
            "been",
            "this",
        ]
    ),
    Language.FRENCH: frozenset(
        ["le", "la", "les", "de", "des", "du", "et", "à", "en", "une", "un", "que", "pour", "dans"]
    ),
}
_SHARE_OF_SIGNS = 0.3
_SHARE_OF_WORDS = 0.12
_READ = 20_000
_ENOUGH_WORDS = 40


def language_of(text: str) -> Language:
    """The language most of a text is in, by its letters and its small words.

    A few Latin words that show no language are taken for English.
    """
    start = text[:_READ].lower()
    letters = sum(map(str.isalpha, start)) or 1
    for language, signs in _SCRIPTS:
        if len(signs.findall(start)) > _SHARE_OF_SIGNS * letters:
            return language
    words = Counter(_WORD.findall(start))
    shares = {
        language: sum(words[word] for word in small) / max(words.total(), 1)
        for language, small in _SMALL_WORDS.items()
    }
    likeliest = max(shares, key=shares.__getitem__)
    if shares[likeliest] > _SHARE_OF_WORDS or words.total() < _ENOUGH_WORDS:
        return likeliest
    return Language.OTHER
