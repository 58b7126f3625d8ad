"""Numbers as words and numerals tell them: "some 3,000", "two million", "nineteen"."""

import re
from functools import cache

from wayhome.extraction.words import lexicon

_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PARTED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
"""A blank that parts thousands, as in 30 000."""


@cache
def _values() -> dict[str, float]:
    return {
        word: float(entry.more["value"])
        for entry in lexicon("numbers")
        if "value" in entry.more
        for word in entry.words
    }


@cache
def scales() -> dict[str, int]:
    """Words that multiply: hundred, thousand, million, crore."""
    return {
        word: int(entry.more["times"])
        for entry in lexicon("numbers")
        if "times" in entry.more
        for word in entry.words
    }


def number_words() -> tuple[str, ...]:
    """Every word that is a number by itself."""
    return tuple(_values())


SMALL = tuple(word for word, value in _values().items() if value.is_integer())
"""Number words that stand alone."""


def value_of(words: str) -> float | None:
    """The number that words or numerals tell, such as 2,000,000 for "two million"; None of none."""
    whole = 0.0
    part: float | None = None
    told = _PARTED.sub("", words.lower()).replace("\N{NO-BREAK SPACE}", " ")
    for word in (each for piece in told.split() for each in _pieces(piece) if each != "and"):
        if word in scales():
            times = scales()[word]
            if times == 100:  # "three hundred thousand" goes on
                part = (1 if part is None else part) * times
            else:
                whole, part = whole + (1 if part is None else part) * times, None
            continue
        if word in ("a", "an"):
            continue
        value = float(word.replace(",", "")) if _NUMERAL.fullmatch(word) else _values().get(word)
        if value is None:
            return None
        part = (part or 0) + value
    if part is None and not whole:
        return None
    return whole + (part or 0)


def _pieces(word: str) -> list[str]:
    """The parts of "twenty-three" and of "900-million"; "1.2m" is a number and a scale."""
    letters = re.fullmatch(r"(\d[\d,.]*)(k|m|mn|bn|tn)", word)
    return [letters[1], letters[2]] if letters else word.split("-")
