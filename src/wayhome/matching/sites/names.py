"""Compare names of places: spelt in another script, translated, or told in part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from rapidfuzz.distance import Levenshtein

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.normalise import Script, script_of
from wayhome.matching.sites.comparison import (
    SiteComparison,
    SiteFeature,
    SiteReason,
    not_comparable,
)
from wayhome.matching.sites.words import SiteWord, telling_words

_SHORTEST_NEAR = 3
_WIDEST_SPELLING = 0.34


@dataclass(frozen=True, slots=True)
class _Shared:
    """Two words that are one: how many bits that is worth, and how it was seen."""

    bits: float
    is_spelt: bool
    is_near: bool


def compare_site_names(
    left: Iterable[str], right: Iterable[str], levels: Mapping[str, Any]
) -> SiteComparison:
    """Return how the two best agreeing names agree; names of generic words alone say nothing."""
    rights = [words for name in right if (words := telling_words(name))]
    lefts = [words for name in left if (words := telling_words(name))]
    found = [
        _compared(min(one, other, key=_order), max(other, one, key=_order), levels)
        for one in lefts
        for other in rights
    ]
    if not found:
        return not_comparable(SiteFeature.NAME)
    return max(found, key=lambda each: (each.weight, each.reason))


def _order(words: tuple[SiteWord, ...]) -> tuple[int, tuple[str, ...]]:
    """The same order of two names whichever came first."""
    return len(words), tuple(word.text for word in words)


def _compared(
    one: tuple[SiteWord, ...], other: tuple[SiteWord, ...], levels: Mapping[str, Any]
) -> SiteComparison:
    """Pair every word of the shorter name with its best fellow of the longer one."""
    numbers, others = ({w.text for w in words if w.is_number} for words in (one, other))
    pairs = _paired(
        [w for w in one if not w.is_number], [w for w in other if not w.is_number], levels
    )
    gained = fsum(pair.bits for pair in pairs)
    if not pairs:
        # A name may have been translated with words that the dictionary does not have.
        level = "differs" if _scripts(one) & _scripts(other) else "differs_across_scripts"
        return _result(Agreement.DIFFERS, levels[level], SiteReason.NAME_DIFFERS)
    if numbers and others and numbers.isdisjoint(others):
        weight = min(gained, levels["strongest"]) + levels["other_number"]
        return _result(Agreement.DIFFERS, weight, SiteReason.NAME_OTHER_NUMBER)
    gained += levels["number"] * len(numbers & others)
    alone = len(numbers ^ others)
    unshared = len(one) + len(other) - 2 * (len(pairs) + len(numbers & others)) - alone
    weight = min(gained, levels["strongest"]) + levels["unshared"] * unshared
    if unshared or alone:
        # Block 2 beside a name without a number: the same block told shortly, or another one.
        weight = min(weight, levels["part_most"]) + levels["number_unshared"] * alone
        return _result(Agreement.CLOSE, weight, SiteReason.NAME_PART)
    return _result(*_seen(pairs, weight))


def _scripts(words: tuple[SiteWord, ...]) -> set[Script]:
    return {script_of(word.text) for word in words if not word.is_number}


def _seen(pairs: list[_Shared], weight: float) -> tuple[Agreement, float, SiteReason]:
    """What all words shared amounts to."""
    if all(pair.is_spelt for pair in pairs):
        return Agreement.AGREES, weight, SiteReason.NAME_SAME
    if any(pair.is_near for pair in pairs):
        return Agreement.CLOSE, weight, SiteReason.NAME_CLOSE
    return Agreement.AGREES, weight, SiteReason.NAME_SAME_MEANING


def _paired(one: list[SiteWord], other: list[SiteWord], levels: Mapping[str, Any]) -> list[_Shared]:
    """The shared words, the most telling first; every word is used once."""
    every = [
        (shared, at, to)
        for at, word in enumerate(one)
        for to, fellow in enumerate(other)
        if (shared := _shared(word, fellow, levels)) is not None
    ]
    every.sort(key=lambda each: (-each[0].bits, each[1], each[2]))
    used: set[tuple[str, int]] = set()
    pairs = []
    for shared, at, to in every:
        if ("one", at) not in used and ("other", to) not in used:
            used |= {("one", at), ("other", to)}
            pairs.append(shared)
    return pairs


def _shared(one: SiteWord, other: SiteWord, levels: Mapping[str, Any]) -> _Shared | None:
    """How two words are one, or None."""
    if one.meaning or other.meaning:
        if one.meaning != other.meaning:
            return None
        apart = Levenshtein.distance(one.text, other.text, score_cutoff=1)
        return _Shared(levels["meaning"], is_spelt=apart == 0, is_near=apart == 1)
    if one.text == other.text:
        return _Shared(_bits(one, levels), is_spelt=True, is_near=False)
    if set(one.skeletons) & set(other.skeletons):
        return _Shared(_bits(one, levels), is_spelt=False, is_near=False)
    if _is_near(one, other):
        return _Shared(_bits(one, levels) * levels["near_share"], is_spelt=False, is_near=True)
    return None


def _is_near(one: SiteWord, other: SiteWord) -> bool:
    """Whether one sound or a few letters apart."""
    spelling = Levenshtein.normalized_distance(one.text, other.text)
    if spelling <= _WIDEST_SPELLING and min(len(one.text), len(other.text)) > _SHORTEST_NEAR:
        return True
    return any(
        min(len(a), len(b)) >= _SHORTEST_NEAR and Levenshtein.distance(a, b, score_cutoff=1) <= 1
        for a in one.skeletons
        for b in other.skeletons
    )


def _bits(word: SiteWord, levels: Mapping[str, Any]) -> float:
    """How much sharing a word says: the longer its sound, the more."""
    by_length = levels["by_length"]
    length = max(map(len, word.skeletons), default=len(word.text))
    return float(by_length[min(length, len(by_length)) - 1])


def _result(agreement: Agreement, weight: float, reason: SiteReason) -> SiteComparison:
    return SiteComparison(SiteFeature.NAME, agreement, weight, reason)
