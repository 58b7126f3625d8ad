"""What words are about, coarsely: enough to say that two passages may speak of the same thing.

English, as the readers of articles are. A word counts by its beginning, so that "released" and
"releasing" are one.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Matter(StrEnum):
    """What requests, promises and obligations are about."""

    CUSTODY = "custody"
    JUSTICE = "justice"
    LAW = "law"
    TRAFFICKING = "trafficking"
    RIGHTS = "rights"
    ELECTIONS = "elections"
    TRADE = "trade"
    TALKS = "talks"
    PROTECTION = "protection"
    INQUIRY = "inquiry"


_BEGINNINGS: Mapping[Matter, tuple[str, ...]] = {
    Matter.CUSTODY: (
        *("releas", "freeing", "liberat", "pardon", "detain", "detention", "imprison"),
        *("jail", "prisoner", "arrest", "custody", "amnest"),
    ),
    Matter.JUSTICE: ("prosecut", "trial", "court", "judicia", "justice", "convict", "verdict"),
    Matter.LAW: ("law", "legislat", "reform", "amend", "ratif", "decree", "statute"),
    Matter.TRAFFICKING: ("traffick", "smuggl", "forced", "slavery", "scam", "exploitat"),
    Matter.RIGHTS: ("rights", "freedom", "democra", "media", "press", "repress", "harass"),
    Matter.ELECTIONS: ("elect", "ballot", "vote", "voting", "poll"),
    Matter.TRADE: ("sanction", "tariff", "trade", "preferenc", "embargo", "invest"),
    Matter.TALKS: ("meet", "talk", "dialog", "discuss", "negotiat", "visit"),
    Matter.PROTECTION: ("protect", "victim", "shelter", "repatriat", "rescu", "compensat"),
    Matter.INQUIRY: ("inquir", "enquir", "investigat", "probe", "autops"),
}
_WHOLE: Mapping[str, Matter] = {"free": Matter.CUSTODY, "freed": Matter.CUSTODY}
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_EMPTY = """
a about after all also an and any are as at be been before being both but by can could did do
does during each for from further had has have he her his how i if in into is it its like made
make many may me more most must my no nor not of on one only or other our out over own per said
says shall she should so some such than that the their them then there these they this those
through to under until up upon us was we were what when where which while who will with would
you your including currently new
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())
_SHORTEST = 3


def telling_words(text: str) -> frozenset[str]:
    """The words of a passage that tell something, in small letters, plain plurals folded."""
    words = (word.casefold().partition("’")[0].partition("'")[0] for word in _WORD.findall(text))
    return frozenset(
        _singular(word) for word in words if len(word) >= _SHORTEST and word not in _EMPTY_WORDS
    )


def matters_of(text: str) -> frozenset[Matter]:
    """What a passage is about."""
    words = [word.casefold() for word in _WORD.findall(text)]
    begun = {
        matter
        for word in words
        for matter, beginnings in _BEGINNINGS.items()
        if word.startswith(beginnings)
    }
    return frozenset(begun | {_WHOLE[word] for word in words if word in _WHOLE})


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their telling words that two passages have in common (Jaccard), 0 to 1."""
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def _singular(word: str) -> str:
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if ends and len(word) > _SHORTEST else word
