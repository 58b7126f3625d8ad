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

_SYLLABIC = frozenset({Script.HAN, Script.HANGUL})
_SERVANT = "abdul"
_SHORTEST_STEM = 3
_SHORTEST_NEAR_SKELETON = 3
_SHORTEST_NEAR_SPELLING = 4
_WIDEST_NEAR_SPELLING = 0.28
_WIDEST_SOUND_SPELLING = 0.6
_WIDEST_NEAR_SAID = 0.4
_SURELY_SAID = 0.07
_LESS_LIKELY = 0.04
_RARELY_SPELT = 0.06
_FAR_SPELT = 0.3
_ONLY_SAID = 0.1
_GAP_WITHOUT_VOWELS = 0.05


class Likeness(IntEnum):
    """Degrees of agreement of two words, the weakest first."""

    INITIAL = 1
    SHORT_FORM = 2
    NEAR = 3
    SOUND = 4
    SPELLING = 5


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Two words held to be one, with the evidence this gives in log2.

    `cost` is what was already taken off for being written or said otherwise.
    """

    likeness: Likeness
    gain: float
    cost: float = 0.0


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("nicknames")):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _rarity(one: NameWord, other: NameWord, frequencies: Frequencies) -> float:
    """Return the evidence of the commonest shared skeleton, else of the commoner of the two.

    A word glued from two says as much as two.
    """
    if one.parts > 1 or other.parts > 1:
        return max(one.parts, other.parts) * _rarity_of_one(one, other, frequencies)
    return _rarity_of_one(one, other, frequencies)


def _rarity_of_one(one: NameWord, other: NameWord, frequencies: Frequencies) -> float:
    ones, others = one.skeletons, other.skeletons
    if len(ones) == 1 and ones == others:
        return frequencies.rarity(ones[0])
    judged = [skeleton for skeleton in ones if skeleton in others] or [*ones[:1], *others[:1]]
    if judged:
        return min(frequencies.rarity(skeleton) for skeleton in judged)
    return frequencies.rarity(min(one.text, other.text, key=len))


def _sounds_alike(one: NameWord, other: NameWord) -> bool:
    ones, others = one.skeletons, other.skeletons
    return bool(ones) and (ones[0] in others or (len(ones) > 1 and ones[1] in others))


def _is_near_sound(one: NameWord, other: NameWord) -> bool:
    for a in one.skeletons:
        for b in other.skeletons:
            if max(len(a), len(b)) < _SHORTEST_NEAR_SKELETON:
                continue
            if Levenshtein.distance(a, b, score_cutoff=1) <= 1:
                return True
    return False


def _forms(word: NameWord, *, marked: bool) -> tuple[str, ...]:
    """Return the ways to say a word, with marks of breath only where the other script has them."""
    return (word.voiced[-1:] if marked else word.voiced[:1]) if word.spelt else word.voiced


def _least_gap(ones: tuple[str, ...], others: tuple[str, ...], rare: float = 1.0) -> float:
    """Return the least distance of any two forms; a later form costs a little, at most `rare`."""
    least = 1.0
    for place, b in enumerate(others):
        for at, a in enumerate(ones):
            cost = min(rare, _LESS_LIKELY * (at + place))
            if cost >= least:
                break
            gap = OSA.normalized_distance(a, b) if a != b else 0.0
            least = min(least, gap + cost)
    return least


def _said_gap(one: NameWord, other: NameWord) -> float:
    """Return how far apart two words of two scripts are spelt, else said, 0 to 1."""
    gap = 1.0
    if one.spelt and other.spelt:
        gap = _least_gap(one.spelt, other.spelt, _RARELY_SPELT)
    if gap > _FAR_SPELT and one.voiced and other.voiced:
        marked = Script.KHMER in {one.script, other.script}
        said = _least_gap(_forms(one, marked=marked), _forms(other, marked=marked))
        gap = min(gap, said + _ONLY_SAID if one.spelt and other.spelt else said)
    return gap if one.voiced and other.voiced else _GAP_WITHOUT_VOWELS


def _is_spelt_alike(one: NameWord, other: NameWord) -> bool:
    return any(spelt in other.spelt for spelt in one.spelt)


def _alike(rarity: float, cost: float) -> WordMatch | None:
    return WordMatch(Likeness.SOUND, rarity - cost, cost) if rarity > cost else None


def _nearly(rarity: float, cost: float, levels: Mapping[str, float]) -> WordMatch | None:
    gain = levels["near_share"] * rarity - levels["near_cost"] - cost
    return WordMatch(Likeness.NEAR, gain, rarity - gain) if gain > 0 else None


def _across_scripts(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    sounds_alike = _sounds_alike(one, other)
    if not (sounds_alike or _is_spelt_alike(one, other) or _is_near_sound(one, other)):
        return None
    gap = _said_gap(one, other)
    cost = levels.get("said_cost", levels["spelling_cost"]) * gap
    if sounds_alike or gap < _SURELY_SAID:
        return _alike(_rarity(one, other, frequencies), cost)
    if gap > _WIDEST_NEAR_SAID:
        return None
    return _nearly(_rarity(one, other, frequencies), cost, levels)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table("latin")["endings"])


def _stems(one: str, other: str) -> tuple[str, str]:
    """Return two words without what many names begin or end with: Abdul, -uddin, -dottir."""
    start = len(_SERVANT) if one.startswith(_SERVANT) and other.startswith(_SERVANT) else 0
    shared = (each for each in _endings() if one.endswith(each) and other.endswith(each))
    end = len(next(shared, ""))
    stems = one[start : len(one) - end], other[start : len(other) - end]
    return stems if min(map(len, stems)) >= _SHORTEST_STEM else (one, other)


def _spelling_gap(one: NameWord, other: NameWord) -> float:
    """Return how far apart two words of one script are written, 0 to 1; far apart is just 1."""
    gap = _whole_gap(one, other)
    if gap > _WIDEST_SOUND_SPELLING or len(one.text) <= len(_SERVANT):
        return gap
    stems = _stems(one.text, other.text)
    return gap if stems[0] == one.text else max(gap, OSA.normalized_distance(*stems))


def _whole_gap(one: NameWord, other: NameWord) -> float:
    gap = OSA.normalized_distance(one.text, other.text, score_cutoff=_WIDEST_SOUND_SPELLING)
    if len(one.spelt) < 2 and len(other.spelt) < 2:
        return gap
    return min(gap, *(OSA.normalized_distance(a, b) for a in one.spelt for b in other.spelt))


def may_be_near(one: NameWord, other: NameWord, *, within: float) -> bool:
    """Whether two words can be less than so far apart; told without reading how they sound.

    A short form and an initial are no distance apart.
    """
    if one.script is not other.script:
        return True
    long, other_long = len(one.text), len(other.text)
    if long == 1 or other_long == 1 or one.text in _short_forms():
        return True
    is_spelt_once = len(one.spelt) < 2 and len(other.spelt) < 2
    if is_spelt_once and abs(long - other_long) >= within * max(long, other_long):
        return False  # the lengths alone tell
    return _whole_gap(one, other) < within


def _within_script(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    # How a word sounds takes long to read, and most words are written too far apart to need it.
    gap = _spelling_gap(one, other)
    sounds_alike = gap <= _WIDEST_SOUND_SPELLING and _sounds_alike(one, other)
    if not sounds_alike and gap > _WIDEST_NEAR_SPELLING:
        return _short_form(one, other, levels, frequencies=frequencies)
    cost = levels["spelling_cost"] * gap
    if sounds_alike:
        return _alike(_rarity(one, other, frequencies), cost)
    if min(len(one.text), len(other.text)) < _SHORTEST_NEAR_SPELLING:
        return None
    return _nearly(_rarity(one, other, frequencies), cost, levels)


def _short_form(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    forms = _short_forms()
    groups = forms.get(one.text)
    if groups is None or groups.isdisjoint(forms.get(other.text, ())):
        return None
    gain = levels["near_share"] * _rarity(one, other, frequencies) - levels["near_cost"]
    return WordMatch(Likeness.SHORT_FORM, max(gain, levels["initial"]))


def match_words(
    one: NameWord, other: NameWord, levels: Mapping[str, float], *, frequencies: Frequencies
) -> WordMatch | None:
    """Return how two words agree, or None when nothing speaks for their being one name."""
    if one.text == other.text:
        gain = _rarity(one, other, frequencies) + levels["same_spelling_bonus"]
        strongest = levels["strongest_word"] * max(one.parts, other.parts)
        return WordMatch(Likeness.SPELLING, max(levels["weakest_word"], min(gain, strongest)))
    if one.script is not other.script:
        return _across_scripts(one, other, levels, frequencies=frequencies)
    if one.is_initial or other.is_initial:
        same_letter = one.text[0] == other.text[0]
        return WordMatch(Likeness.INITIAL, levels["initial"]) if same_letter else None
    if one.script in _SYLLABIC and one.spelt[:1] != other.spelt[:1]:
        return None
    return _within_script(one, other, levels, frequencies=frequencies)
