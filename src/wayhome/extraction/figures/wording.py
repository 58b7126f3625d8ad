"""The words of figures as the lexicon has them, and the pattern that finds numbers."""

import re
from collections.abc import Iterable
from functools import cache

from wayhome.extraction.numerals import number_words, scales
from wayhome.extraction.words import lexicon

NOT_THEN = r"(?!\s(?:earlier|before|ago|later|old)\b)"
"""Behind "a year" when it is a rate, and no time of its own."""


@cache
def meanings(field: str) -> dict[str, object]:
    """What each word that has a field means by it, in small letters."""
    return {
        word.lower(): entry.more[field]
        for entry in lexicon("figures")
        if field in entry.more
        for word in entry.words
    }


@cache
def signs() -> dict[str, str]:
    """Signs and short forms before a sum of money, as written, with what the money is called."""
    return {
        word: str(entry.more["sign"])
        for entry in lexicon("figures")
        if "sign" in entry.more
        for word in entry.words
    }


def words_with(field: str) -> frozenset[str]:
    """Every word that has a field."""
    return frozenset(meanings(field))


@cache
def any_with(field: str) -> str:
    """A pattern for any of the words that have a field."""
    return choice(words_with(field))


def choice(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s".join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def numbers() -> re.Pattern[str]:
    """A number with the sign of its money, in numerals or words, and what multiplies it."""
    scale = choice(word for word in scales() if len(word) > 2)  # not "m" in words
    word = choice(number_words())
    numeral = (
        r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+\b|\d+(?:\.\d+)?"
    )
    spelled = rf"(?:(?:{word}|an?(?=\s(?:{scale}|dozen|score)\b))(?:[\s-](?:and\s)?(?:{word}|{scale})\b){{0,6}})"
    return re.compile(
        rf"(?<![\w.,/:’'-])(?:(?P<sign>{choice(signs())})\s?)?"
        rf"(?P<value>(?:{numeral})(?:(?:[\s-]{scale})\b|(?:k|m|mn|bn|tn)\b)?|(?i:{spelled})\b)"
        r"(?![\d/:]|[.,]\d)"
    )


@cache
def approximations() -> re.Pattern[str]:
    """Words before a number that make it rough, or say that it is not."""
    return re.compile(rf"\b(?i:{any_with('approx')})\s(?:the\s)?$")
