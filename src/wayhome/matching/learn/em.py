"""Learn a model from pairs nobody has judged, by expectation and maximisation.

Pairs at random are nearly all of two persons: they show how often levels agree by chance. Among
candidates the rest follows from how agreements go together (Dempster, Laird and Rubin, 1977;
for linkage Winkler, 1988). Names enter with the weight they have, since theirs grows with rarity;
the other features are taken to be independent given the truth, which is not quite so: judgements,
where there are any, teach better (`judged`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature
from wayhome.matching.learn.model import LEAST, Level, Model

_ROUNDS = 100
_STILL = 1e-6
_STEPS_IN_A_BIT = 4
_SMOOTHED = 0.5
_MOST_BITS = 60.0

_Levels = tuple[tuple[Feature, str], ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The levels a pair reaches, and what its names weigh to a quarter of a bit."""

    levels: _Levels
    name_weight: float


@dataclass(frozen=True, slots=True)
class _Round:
    """What one round came to: the shares, and how likely the pairs are of one person."""

    share: float
    chances: dict[_Pattern, float]


def level_of(comparison: Comparison) -> str:
    """Return the level of a comparison; a name's is the code of its reason."""
    if comparison.feature is Feature.NAME or not comparison.terms:
        return comparison.reason.value
    return comparison.terms[0].name


def _pattern(comparisons: Iterable[Comparison]) -> _Pattern:
    levels, name_weight = [], 0.0
    for each in comparisons:
        if each.agreement is Agreement.MISSING:
            continue
        levels.append((each.feature, level_of(each)))
        if each.feature is Feature.NAME:
            name_weight = round(each.weight * _STEPS_IN_A_BIT) / _STEPS_IN_A_BIT
    return _Pattern(tuple(levels), name_weight)


def _shares(counted: Mapping[_Pattern, float]) -> dict[Feature, dict[str, float]]:
    """Return for each feature the share of each level among the pairs that tell it."""
    totals: dict[Feature, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for pattern, number in counted.items():
        for feature, level in pattern.levels:
            totals[feature][level] += number
    return {
        feature: {
            level: (number + _SMOOTHED) / (sum(levels.values()) + _SMOOTHED * len(levels))
            for level, number in levels.items()
        }
        for feature, levels in totals.items()
    }


def _expected(
    patterns: Mapping[_Pattern, int],
    share: float,
    *,
    one: Mapping[Feature, Mapping[str, float]],
    two: Mapping[Feature, Mapping[str, float]],
) -> _Round:
    """Return how likely each pattern is of one person, and the share of such pairs."""
    chances, total, same = {}, 0, 0.0
    for pattern, number in patterns.items():
        odds = share / (1.0 - share) * 2.0 ** max(-_MOST_BITS, min(pattern.name_weight, _MOST_BITS))
        for feature, level in pattern.levels:
            if feature is not Feature.NAME:
                m = one[feature].get(level, LEAST)
                odds *= max(m, LEAST) / max(two.get(feature, {}).get(level, LEAST), LEAST)
        chances[pattern] = odds / (1.0 + odds)
        total += number
        same += number * chances[pattern]
    return _Round(min(max(same / total, LEAST), 1.0 - LEAST), chances)


def learn_unjudged(
    candidates: Iterable[Sequence[Comparison]],
    at_random: Iterable[Sequence[Comparison]],
    *,
    share: float = 0.01,
) -> Model:
    """Return the model that explains the candidates best.

    `at_random` are comparisons of pairs drawn at random, `share` a first guess of how many of the
    candidates are of one person. Raises ValueError without candidates.
    """
    patterns = Counter(map(_pattern, candidates))
    if not patterns:
        raise ValueError("nothing can be learnt without candidates")
    two = _shares(Counter(map(_pattern, at_random)))
    one = _shares({p: n * 2.0 ** min(p.name_weight, 0.0) for p, n in patterns.items()})
    for _ in range(_ROUNDS):
        found = _expected(patterns, share, one=one, two=two)
        moved, share = abs(found.share - share), found.share
        one = _shares({p: n * found.chances[p] for p, n in patterns.items()})
        if moved < _STILL * share:
            break
    return Model(share, _levels(one, two))


def _levels(
    one: Mapping[Feature, Mapping[str, float]], two: Mapping[Feature, Mapping[str, float]]
) -> dict[Feature, dict[str, Level]]:
    return {
        feature: {
            level: Level(m=share, u=two.get(feature, {}).get(level, LEAST))
            for level, share in levels.items()
        }
        for feature, levels in one.items()
    }
