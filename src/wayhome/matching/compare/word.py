"""How far two words of names agree: same spelling, same sound, nearly, or by an initial."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import JaroWinkler, Levenshtein

from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameWord

_SHORTEST_NEAR_SKELETON = 3
_SHORTEST_NEAR_SPELLING = 4
_NEAR_SPELLING = 0.88


class Likeness(IntEnum):
    """Degrees of agreement of two words, the weakest first."""

    INITIAL = 1
    NEAR = 2
    SOUND = 3
    SPELLING = 4


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Two words held to be one, with the evidence this gives in log2."""

    likeness: Likeness
    gain: float


def _rarity(one: NameWord, other: NameWord, frequencies: Frequencies) -> float:
    """Return the evidence of the commonest shared skeleton, else of the commoner of the two."""
    shared = set(one.skeletons) & set(other.skeletons)
    judged = shared or {*one.skeletons[:1], *other.skeletons[:1]}
    if judged:
        return min(frequencies.rarity(skeleton) for skeleton in judged)
    return frequencies.rarity(min(one.text, other.text, key=len))


def _spelling_gap(one: NameWord, other: NameWord) -> float:
    """Return 0 to 1 for two words of one script; across scripts spelling says nothing."""
    if one.script is not other.script:
        return 0.0
    return Levenshtein.normalized_distance(one.text, other.text)


def _is_near(one: NameWord, other: NameWord) -> bool:
    longest = max(map(len, one.skeletons + other.skeletons), default=0)
    if longest >= _SHORTEST_NEAR_SKELETON and any(
        Levenshtein.distance(a, b, score_cutoff=1) <= 1
        for a in one.skeletons
        for b in other.skeletons
    ):
        return True
    if one.script is not other.script:
        return False
    if min(len(one.text), len(other.text)) < _SHORTEST_NEAR_SPELLING:
        return False
    return JaroWinkler.similarity(one.text, other.text) >= _NEAR_SPELLING


def _is_initial(one: NameWord, other: NameWord) -> bool:
    if one.script is not other.script or not (one.is_initial or other.is_initial):
        return False
    return one.text[0] == other.text[0]


def match_words(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    """Return how two words agree, or None when nothing speaks for their being one name."""
    if one.text == other.text:
        gain = _rarity(one, other, frequencies) + levels["same_spelling_bonus"]
        return WordMatch(Likeness.SPELLING, _bounded(gain, levels))
    if _is_initial(one, other):
        return WordMatch(Likeness.INITIAL, levels["initial"])
    cost = levels["spelling_cost"] * _spelling_gap(one, other)
    if set(one.skeletons) & set(other.skeletons):
        gain = _rarity(one, other, frequencies) - cost
        return WordMatch(Likeness.SOUND, gain) if gain > 0 else None
    if not _is_near(one, other):
        return None
    gain = levels["near_share"] * _rarity(one, other, frequencies) - levels["near_cost"] - cost
    return WordMatch(Likeness.NEAR, gain) if gain > 0 else None


def _bounded(gain: float, levels: Mapping[str, float]) -> float:
    return max(levels["weakest_word"], min(gain, levels["strongest_word"]))
