"""How far two words of names agree: same spelling, same sound, nearly, a short form, an initial."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from rapidfuzz.distance import OSA, Levenshtein

from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameWord
from wayhome.matching.normalise import Script
from wayhome.matching.tables import table

_SHORTEST_NEAR_SKELETON = 3
_SHORTEST_NEAR_SPELLING = 4
_WIDEST_NEAR_SPELLING = 0.28
_WIDEST_SOUND_SPELLING = 0.6


class Likeness(IntEnum):
    """Degrees of agreement of two words, the weakest first."""

    INITIAL = 1
    SHORT_FORM = 2
    NEAR = 3
    SOUND = 4
    SPELLING = 5


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Two words held to be one, with the evidence this gives in log2."""

    likeness: Likeness
    gain: float


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("nicknames")):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _rarity(one: NameWord, other: NameWord, frequencies: Frequencies) -> float:
    """Return the evidence of the commonest shared skeleton, else of the commoner of the two."""
    shared = [skeleton for skeleton in one.skeletons if skeleton in other.skeletons]
    judged = shared or [*one.skeletons[:1], *other.skeletons[:1]]
    if judged:
        return min(frequencies.rarity(skeleton) for skeleton in judged)
    return frequencies.rarity(min(one.text, other.text, key=len))


def _is_near_sound(one: NameWord, other: NameWord) -> bool:
    if max(map(len, one.skeletons + other.skeletons), default=0) < _SHORTEST_NEAR_SKELETON:
        return False
    return any(
        Levenshtein.distance(a, b, score_cutoff=1) <= 1
        for a in one.skeletons
        for b in other.skeletons
    )


def _across_scripts(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    if any(skeleton in other.skeletons for skeleton in one.skeletons):
        return WordMatch(Likeness.SOUND, _rarity(one, other, frequencies))
    if not _is_near_sound(one, other):
        return None
    gain = levels["near_share"] * _rarity(one, other, frequencies) - levels["near_cost"]
    return WordMatch(Likeness.NEAR, gain) if gain > 0 else None


def _is_short_form(one: NameWord, other: NameWord) -> bool:
    forms = _short_forms()
    groups = forms.get(one.text)
    return groups is not None and not groups.isdisjoint(forms.get(other.text, ()))


def _within_script(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    sounds_alike = any(skeleton in other.skeletons for skeleton in one.skeletons)
    widest = _WIDEST_SOUND_SPELLING if sounds_alike else _WIDEST_NEAR_SPELLING
    gap = OSA.normalized_distance(one.text, other.text, score_cutoff=widest)
    if gap > widest:
        return _short_form(one, other, levels, frequencies=frequencies)
    cost = levels["spelling_cost"] * gap
    if sounds_alike:
        gain = _rarity(one, other, frequencies) - cost
        return WordMatch(Likeness.SOUND, gain) if gain > 0 else None
    if min(len(one.text), len(other.text)) < _SHORTEST_NEAR_SPELLING:
        return None
    gain = levels["near_share"] * _rarity(one, other, frequencies) - levels["near_cost"] - cost
    return WordMatch(Likeness.NEAR, gain) if gain > 0 else None


def _short_form(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    if not _is_short_form(one, other):
        return None
    gain = levels["near_share"] * _rarity(one, other, frequencies) - levels["near_cost"]
    return WordMatch(Likeness.SHORT_FORM, max(gain, levels["initial"]))


def match_words(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    """Return how two words agree, or None when nothing speaks for their being one name."""
    if one.text == other.text:
        gain = _rarity(one, other, frequencies) + levels["same_spelling_bonus"]
        return WordMatch(
            Likeness.SPELLING, max(levels["weakest_word"], min(gain, levels["strongest_word"]))
        )
    if one.script is not other.script:
        return _across_scripts(one, other, levels, frequencies=frequencies)
    if one.is_initial or other.is_initial:
        same_letter = one.text[0] == other.text[0]
        return WordMatch(Likeness.INITIAL, levels["initial"]) if same_letter else None
    if one.script is Script.HAN and one.spoken != other.spoken:
        return None
    return _within_script(one, other, levels, frequencies=frequencies)
