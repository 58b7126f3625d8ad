"""How two words of names meet, apart from how rare they are; kept, since names come up again."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from wayhome.matching.compare.word import Likeness, match_words, may_be_near
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameWord, name_word

_FLAT = Frequencies({}, dict.fromkeys("12345", -9.0))
_LEVELS = {
    "same_spelling_bonus": 0.0,
    "weakest_word": 0.0,
    "strongest_word": 9.0,
    "near_share": 1.0,
    "near_cost": 0.0,
    "spelling_cost": 1.0,
    "said_cost": 1.0,
    "initial": 1.0,
}
_WIDEST_RESEMBLANCE = 0.45
_WIDEST_GLUED = 0.25
_SHORTEST_RESEMBLING = 3


class Fit(StrEnum):
    """What two words have in common; `resembling` is less than a slip usually leaves.

    `slip` is a resemblance to a word in use of one that nobody else bears.
    """

    SPELLING = "spelling"
    SOUND = "sound"
    SOUND_ACROSS = "sound_across"
    NEAR = "near"
    NEAR_ACROSS = "near_across"
    SHORT_FORM = "short_form"
    INITIAL = "initial"
    RESEMBLING = "resembling"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two words meet; `gap` is how far apart they are written or said, 0 to 1."""

    fit: Fit
    gap: float


_WITHIN = {
    Likeness.SPELLING: Fit.SPELLING,
    Likeness.SOUND: Fit.SOUND,
    Likeness.NEAR: Fit.NEAR,
    Likeness.SHORT_FORM: Fit.SHORT_FORM,
    Likeness.INITIAL: Fit.INITIAL,
}
_ACROSS = _WITHIN | {Likeness.SOUND: Fit.SOUND_ACROSS, Likeness.NEAR: Fit.NEAR_ACROSS}


@lru_cache(maxsize=262_144)
def meeting(one: str, other: str) -> Meeting | None:
    """Return how two folded words meet, or None when nothing speaks for their being one name."""
    left, right = name_word(one), name_word(other)
    found = match_words(left, right, _LEVELS, frequencies=_FLAT)
    if found is not None:
        fits = _WITHIN if left.script is right.script else _ACROSS
        return Meeting(fits[found.likeness], found.cost)
    return _resemblance(left, right)


@lru_cache(maxsize=65_536)
def is_whole(glued: str, words: tuple[str, ...]) -> bool:
    """Whether glued words are one of these in full, and not that word with a short one behind it."""
    one = name_word(glued)
    return any(_is_one_word(one, name_word(word)) for word in words)


def _is_one_word(one: NameWord, other: NameWord) -> bool:
    if not may_be_near(one, other, within=_WIDEST_GLUED):
        return False
    found = match_words(one, other, _LEVELS, frequencies=_FLAT)
    return found is not None and found.cost < _WIDEST_GLUED


def _resemblance(one: NameWord, other: NameWord) -> Meeting | None:
    gap = _gap(one, other)
    return None if gap is None or gap > _WIDEST_RESEMBLANCE else Meeting(Fit.RESEMBLING, gap)


def _gap(one: NameWord, other: NameWord) -> float | None:
    """Return how far apart two words are written, else said; None where that cannot be told."""
    if one.script is other.script:
        if min(len(one.text), len(other.text)) < _SHORTEST_RESEMBLING:
            return None
        return _apart(one.text, other.text)
    if one.spelt and other.spelt:
        return min(_apart(a, b) for a in one.spelt for b in other.spelt)
    if one.voiced and other.voiced:
        return min(_apart(a, b) for a in one.voiced for b in other.voiced)
    return None


def _apart(one: str, other: str) -> float:
    """Return how far apart two texts are, 0 to 1; just 1 when they do not even resemble."""
    return OSA.normalized_distance(one, other, score_cutoff=_WIDEST_RESEMBLANCE)
