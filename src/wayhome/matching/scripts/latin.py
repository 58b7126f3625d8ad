"""Consonants of words in Latin letters, and of Cyrillic words spelt out in them.

One ordered table (`data/latin.json`) folds the romanisations met in the region: voiced and
aspirated consonants of Khmer and Thai, Vietnamese digraphs, Pinyin, and Indonesian spelling before
1972 (tj, dj, nj, sj, and j for today's y).
"""

import re
from functools import cache

from wayhome.matching.tables import table

# The last two rules of the table keep an opening vowel and drop the others.
_CONSONANT_RULES = -2
_VOWELS = re.compile("([*+=]*)([^A-Z*+=]*)")


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


def _vowel(group: re.Match[str]) -> str:
    letters: dict[str, str] = table("latin")["vowels"]
    marks, written = group[1], group[2].lower()
    return marks + (letters.get(written) or letters[written[0]] if written else "")


def voiced(word: str) -> tuple[str, str]:
    """Return how a folded Latin word is said: consonants as in its skeleton, and its vowels.

    Vowels are a, é, i, o, u, æ, e for the ea and ia of Chea and Sieng, w for uo, x for eu and oe. In the
    second form an asterisk follows an aspirated consonant (kh, ph, th, chh), a plus b and d,
    and an equals sign a closing consonant written twice.
    """
    for pattern, meant in _rules("before_voicing"):
        word = pattern.sub(meant, word)
    return _said(word), _said(_apply(word, "marks_of_voice"))


def _said(word: str) -> str:
    for pattern, meant in _rules("rules")[:_CONSONANT_RULES]:
        word = pattern.sub(meant, word)
    return _VOWELS.sub(_vowel, word).lower()


def spelt(word: str) -> tuple[str, ...]:
    """Return a word as written and, spelt as in Indonesia before 1972, as it is spelt today."""
    today = _apply(word, "spelling_of_1972")
    return (word,) if today == word else (word, today)


def spelt_from_cyrillic(word: str) -> str:
    """Return a Cyrillic word in Latin letters, close to how passports spell it (ICAO 9303)."""
    spelling: dict[str, str] = table("cyrillic")["letters"]
    return "".join(spelling.get(letter, letter) for letter in word)


def spellings_from_cyrillic(word: str) -> tuple[str, ...]:
    """Return the Russian spelling of a Cyrillic word, its shorter form and the Ukrainian one."""
    first = spelt_from_cyrillic(word)
    ukrainian: dict[str, str] = table("cyrillic")["ukrainian"]
    other = spelt_from_cyrillic("".join(ukrainian.get(letter, letter) for letter in word))
    short = _apply(first, "shortened_cyrillic")
    return tuple(dict.fromkeys((first, short, other)))
