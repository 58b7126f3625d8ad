"""Learn weights from judged pairs.

The candidates of one description compete: at most one is the person. The weights are those under
which the judgements were likeliest (conditional logistic regression with "none of them" among the
possibilities; a pair on its own is plain logistic regression), held back towards the weights known
before, so that few judgements change little and a level nobody met keeps its weight.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wayhome.matching.compare.comparison import Comparison, Feature, weighed
from wayhome.matching.curve import Curve
from wayhome.matching.learn.calibration import Outcome, curve
from wayhome.matching.learn.minimise import Slope, Vector, minimise
from wayhome.matching.weights import Weights

PRIOR = "prior"
_MOST = 60.0
_LN2 = math.log(2.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair that was judged. Pairs with the same `asked` are candidates of one description."""

    asked: Hashable
    comparisons: tuple[Comparison, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """How firmly weights are held to what was known: `firmness` is that of one clear judgement.

    Weights in `fixed`, as `feature.level`, stay what they are: they guard against what the
    judgements may not show, such as twins.
    """

    firmness: float = 0.5
    prior_firmness: float = 0.02
    fixed: Collection[str] = field(default_factory=frozenset)


def names_of(weights: Weights) -> dict[str, float]:
    """Return every weight by its name, `feature.level`, and the prior."""
    found = {PRIOR: weights.prior}
    for feature in Feature:
        levels: Mapping[str, float] = getattr(weights, feature.value)
        found |= {f"{feature.value}.{level}": weight for level, weight in levels.items()}
    return found


def listed(weights: Weights) -> dict[str, Any]:
    """Return weights as they stand in `data/weights.json`, rounded to a hundredth of a bit."""
    found: dict[str, Any] = {
        "version": weights.version,
        "source": weights.source,
        "register": weights.register,
        "prior": round(weights.prior, 2),
    }
    for feature in Feature:
        levels: Mapping[str, float] = getattr(weights, feature.value)
        found[feature.value] = {level: round(weight, 2) for level, weight in levels.items()}
    return found | {
        "curve": _listed_curve(weights.curve),
        "curve_estimated": _listed_curve(weights.curve_estimated),
    }


def _listed_curve(of: Curve) -> dict[str, float]:
    return {"slope": round(of.slope, 3), "middle": round(of.middle, 2)}


def _with(weights: Weights, learnt: Mapping[str, float]) -> Weights:
    changed: dict[str, Any] = {}
    for feature in Feature:
        levels: Mapping[str, float] = getattr(weights, feature.value)
        changed[feature.value] = {level: learnt[f"{feature.value}.{level}"] for level in levels}
    return replace(weights, prior=learnt[PRIOR], curve=Curve(), curve_estimated=Curve(), **changed)


class _Likelihood:
    """How unlikely the judgements are under a vector of weights, in nats, with the holding back."""

    def __init__(self, pairs: Iterable[Judged], known: Mapping[str, float], held: Holding) -> None:
        self.names = list(known)
        self.start = [known[name] * _LN2 for name in self.names]
        self._firm = [
            held.prior_firmness if name == PRIOR else held.firmness for name in self.names
        ]
        places = {name: at for at, name in enumerate(self.names)}
        self._still = {places[name] for name in held.fixed}
        groups: dict[Hashable, list[tuple[list[tuple[int, float]], bool]]] = defaultdict(list)
        for pair in pairs:
            terms = [(places[PRIOR], 1.0)]
            for each in pair.comparisons:
                terms += [
                    (places[f"{each.feature.value}.{term.name}"], term.value) for term in each.terms
                ]
            groups[pair.asked].append((terms, pair.is_same))
        self._groups = list(groups.values())

    def __call__(self, point: Vector) -> Slope:
        value, gradient = 0.0, [0.0] * len(point)
        for group in self._groups:
            value += self._add_group(group, point, gradient)
        for at, (here, start, firm) in enumerate(zip(point, self.start, self._firm, strict=True)):
            value += 0.5 * firm * (here - start) ** 2
            gradient[at] += firm * (here - start)
        for at in self._still:
            gradient[at] = 0.0
        return Slope(value, gradient)

    def _add_group(
        self, group: list[tuple[list[tuple[int, float]], bool]], point: Vector, gradient: Vector
    ) -> float:
        sums = [
            max(-_MOST, min(sum(point[at] * value for at, value in terms), _MOST))
            for terms, _ in group
        ]
        odds = [math.exp(each) for each in sums]
        total = 1.0 + sum(odds)
        value = math.log(total)
        for (terms, is_same), each, here in zip(group, odds, sums, strict=True):
            rest = each / total - is_same
            if is_same:
                value -= here
            for at, amount in terms:
                gradient[at] += rest * amount
        return value


def learn_from_judgements(
    pairs: Iterable[Judged], known: Weights, holding: Holding | None = None
) -> Weights:
    """Return the weights that judged pairs speak for, starting from those known.

    The comparisons must come from a `Scorer`, which says what each weight is the sum of. The new
    sums are taken at their word until `curve_of` finds their curve.
    """
    likelihood = _Likelihood(pairs, names_of(known), holding or Holding())
    found = minimise(likelihood, likelihood.start)
    learnt = {name: each / _LN2 for name, each in zip(likelihood.names, found, strict=True)}
    return _with(known, learnt)


def curve_of(weights: Weights, pairs: Iterable[Judged], *, least: float = -math.inf) -> Curve:
    """Return how often pairs of a sum were one person, each judged pair taken on its own.

    The pairs should be all that were compared; of those below the weight `least` nothing is learnt,
    so that a great many hopeless ones do not bend the curve where it is read.
    """
    outcomes = (Outcome(_sum(weights, pair), pair.is_same) for pair in pairs)
    return curve([each for each in outcomes if each.promised >= least])


def _sum(weights: Weights, pair: Judged) -> float:
    levels = (getattr(weights, each.feature.value) for each in pair.comparisons)
    told = (weighed(each.terms, of) for each, of in zip(pair.comparisons, levels, strict=True))
    return math.fsum((weights.prior, *told))
