"""Consonants of words in Latin letters, and of Cyrillic words spelt out in them.

One ordered table (`data/latin.json`) folds the romanisations met in the region: voiced and
aspirated consonants of Khmer and Thai, Vietnamese digraphs, Pinyin, and Indonesian spelling before
1972 (tj, dj, nj, sj, and j for today's y).
"""

import re
from dataclasses import dataclass
from functools import cache

from wayhome.matching.tables import table

# The last two rules of the table keep an opening vowel and drop the others.
_CONSONANT_RULES = -2
_VOWELS = re.compile("([*+=]*)([^A-Z*+=]*)")


_LOOKED_AT = re.compile(r"\(\?<?[=!][^()]*\)")
_PLAIN_PATTERN = re.compile(r"[a-z?:()\[\]|^$]+")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is written instead of a pattern, and letters of which every match holds at least one.

    Most rules concern no letter of a word, and seeing that is far quicker than searching it.
    """

    pattern: re.Pattern[str]
    meant: str
    letters: frozenset[str] | None

    @classmethod
    def read(cls, pattern: str, meant: str) -> "_Rule":
        """Read a rule of the table; letters are known only of plain patterns."""
        matched = _LOOKED_AT.sub("", pattern)
        is_plain = _PLAIN_PATTERN.fullmatch(matched) is not None
        letters = frozenset(filter(str.isalpha, matched)) if is_plain else frozenset()
        return cls(re.compile(pattern), meant, letters or None)


@cache
def _rules(name: str) -> tuple[_Rule, ...]:
    return tuple(_Rule.read(pattern, meant) for pattern, meant in table("latin")[name])


def _apply(word: str, rules: tuple[_Rule, ...]) -> str:
    present = set(word)
    for rule in rules:
        if rule.letters is None or not rule.letters.isdisjoint(present):
            word = rule.pattern.sub(rule.meant, word)
            present.update(rule.meant)
    return word


def readings(word: str) -> tuple[str, str]:
    """Return the first and the second consonant reading of one folded Latin word."""
    rules, second = _rules("rules"), _apply(word, _rules("second_reading"))
    first = _apply(word, rules).lower()
    return first, first if second == word else _apply(second, rules).lower()


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
    word = _apply(word, _rules("before_voicing"))
    marked = _apply(word, _rules("marks_of_voice"))
    said = _said(word)
    return said, said if marked == word else _said(marked)


def _said(word: str) -> str:
    return _VOWELS.sub(_vowel, _apply(word, _rules("rules")[:_CONSONANT_RULES])).lower()


def spelt(word: str) -> tuple[str, ...]:
    """Return a word as written and, spelt as in Indonesia before 1972, as it is spelt today."""
    today = _apply(word, _rules("spelling_of_1972"))
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
    short = _apply(first, _rules("shortened_cyrillic"))
    return tuple(dict.fromkeys((first, short, other)))
