"""Consonants of words in Latin letters, and of Cyrillic words spelt out in them.

One ordered table (`data/latin.json`) folds the romanisations met in the region: voiced and
aspirated consonants of Khmer and Thai, Vietnamese digraphs, Pinyin, and Indonesian spelling before
1972 (tj, dj, nj, sj, and j for today's y).
"""

import re
from functools import cache

from wayhome.matching.tables import table


@cache
def _rules(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), meant) for pattern, meant in table("latin")[name])


def _apply(word: str, name: str) -> str:
    for pattern, meant in _rules(name):
        word = pattern.sub(meant, word)
    return word


def readings(word: str) -> tuple[str, str]:
    """Return the first and the second consonant reading of one folded Latin word."""
    return _apply(word, "rules").lower(), _apply(_apply(word, "second_reading"), "rules").lower()


def spelt_from_cyrillic(word: str) -> str:
    """Return a Cyrillic word in Latin letters, close to how passports spell it (ICAO 9303)."""
    spelling: dict[str, str] = table("cyrillic")
    return "".join(spelling.get(letter, letter) for letter in word)
