"""The words of dates as the lexicon has them, ready to stand in patterns."""

import re
from collections.abc import Iterable
from functools import cache

from wayhome.extraction.numerals import SMALL
from wayhome.extraction.words import Entry, lexicon


@cache
def meanings(field: str) -> dict[str, object]:
    """What each word that has this field in the lexicon means by it, in small letters."""
    return {word.lower(): entry.more[field] for entry in _having(field) for word in entry.words}


def number(field: str, word: str) -> int:
    """The number that a word means, such as 3 for "March" and "Mar."."""
    return int(str(meanings(field)[" ".join(word.lower().rstrip(".").split())]))


def words_with(field: str) -> frozenset[str]:
    """Every word that has a field."""
    return frozenset(meanings(field))


def choice(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, blanks of any kind between them."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"[ \n]".join(map(re.escape, word.split())) for word in ordered) + ")"


def _having(field: str) -> list[Entry]:
    return [entry for entry in lexicon("dates") if field in entry.more]


def _names(field: str, *, short: bool) -> list[str]:
    """Names as written, small or all in capitals; short ones may end in a full stop."""
    found = []
    for entry in _having(field):
        for word in entry.words if short else entry.words[:1]:
            found += [word, word.upper()]
    return found


@cache
def pieces() -> dict[str, str]:
    """The parts that patterns are made of, by the name they are called there."""
    fields = ("which", "chain", "part", "edge")
    flags = {name.upper(): f"(?i:{choice(words_with(name))})" for name in fields}
    return flags | {
        "M": f"{choice(_names('month', short=True))}\\.?",
        "MONTH": choice(_names("month", short=False)),
        "W": f"(?:{choice(_names('weekday', short=False))}|{choice(_short_weekdays())}\\.)",
        "WD": f"{choice(_names('weekday', short=True))}\\.?",
        "Y": r"(?:1[5-9]\d\d|20\d\d)",
        "D": r"[0-3]?\d",
        "TH": r"(?:st|nd|rd|th)?",
        "TEN": choice(words_with("ten")),
        "SEASON": f"(?i:{choice(words_with('season'))})",
        "FEAST": choice([*_written("feast"), *_written("easter")]),
        "DAYWORD": f"(?i:{choice(words_with('day'))})",
        "UNIT": choice(words_with("unit")),
        "N": rf"(?i:{choice([*SMALL, 'a', 'an', 'a couple of'])}|\d{{1,3}})",
        "TO": choice(word for word in words_with("joins")),
        "FROM": f"(?i:{choice(words_with('opens'))})",
        "EARLY": f"(?i:{choice(words_with('blur'))})",
        "AGO": choice(w for w, m in meanings("distance").items() if m == "ago"),
        "OFF": choice(w for w, m in meanings("distance").items() if m != "ago"),
    }


def _short_weekdays() -> list[str]:
    return [word for entry in _having("weekday") for word in entry.words[1:]]


def _written(field: str) -> list[str]:
    return [word for entry in _having(field) for word in entry.words]


def pattern(template: str) -> re.Pattern[str]:
    """A pattern from a template in which `<M>` stands for a month and so on."""
    made = template
    for name, part in pieces().items():
        made = made.replace(f"<{name}>", part)
    return re.compile(rf"(?<![\w’'/-]){made}(?![\w/])(?!-\w)")
