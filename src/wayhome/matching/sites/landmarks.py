"""Compare what two places lie near: a hint across languages, never evidence against."""

from collections.abc import Iterable, Mapping

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.sites.comparison import (
    SiteComparison,
    SiteFeature,
    SiteReason,
    not_comparable,
)
from wayhome.matching.sites.description import Landmark
from wayhome.matching.sites.words import telling_words

_DISTANCES_AGREE = 1.6
_DISTANCES_DIFFER = 4.0


def compare_landmarks(
    left: Iterable[Landmark], right: Iterable[Landmark], levels: Mapping[str, float]
) -> SiteComparison:
    """Return the comparison of the two landmarks that share most."""
    rights = [(each, words) for each in right if (words := _words(each))]
    lefts = [(each, words) for each in left if (words := _words(each))]
    found = [
        _compared(one, other, words & others, levels=levels)
        for one, words in lefts
        for other, others in rights
    ]
    if not found:
        return not_comparable(SiteFeature.LANDMARK)
    return max(found, key=lambda each: (each.weight, each.reason))


def _words(landmark: Landmark) -> frozenset[str]:
    """The likelier key of every telling word."""
    return frozenset(word.keys[0] for word in telling_words(landmark.text))


def _compared(
    one: Landmark, other: Landmark, shared: frozenset[str], *, levels: Mapping[str, float]
) -> SiteComparison:
    if not shared:
        return _result(Agreement.DIFFERS, 0.0, SiteReason.LANDMARK_OTHER)
    weight = min(levels["word"] * len(shared), levels["strongest"])
    if one.metres is not None and other.metres is not None:
        less, more = sorted((max(one.metres, 1.0), max(other.metres, 1.0)))
        if more / less >= _DISTANCES_DIFFER:
            weight += levels["other_distance"]
            return _result(Agreement.CLOSE, weight, SiteReason.LANDMARK_OTHER_DISTANCE)
        if more / less <= _DISTANCES_AGREE:
            weight += levels["same_distance"]
    return _result(Agreement.AGREES, weight, SiteReason.LANDMARK_SHARED)


def _result(agreement: Agreement, weight: float, reason: SiteReason) -> SiteComparison:
    return SiteComparison(SiteFeature.LANDMARK, agreement, weight, reason)
