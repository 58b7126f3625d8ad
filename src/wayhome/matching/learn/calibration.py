"""From a weight to how often such pairs were one person, and how far a promise was kept.

Two ways, both never falling as the weight rises: a logistic curve through the judgements (Platt,
"Probabilistic outputs for support vector machines", 1999), for few of them, and the best staircase
(pool adjacent violators; Ayer et al., 1955), for many.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.matching.curve import Curve
from wayhome.matching.learn.minimise import Slope, Vector, minimise

_STEEPEST = 5.0
_HELD = 1e-3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was promised for a pair, as a weight or a probability, and what it was."""

    promised: float
    is_same: bool


@dataclass(frozen=True, slots=True)
class Staircase:
    """Probabilities by step: the first holds below `starts[1]`, the last from its start on."""

    starts: tuple[float, ...]
    shares: tuple[float, ...]

    def __call__(self, weight: float) -> float:
        """Return the probability of a weight."""
        return self.shares[max(0, bisect_right(self.starts, weight) - 1)]


def staircase(outcomes: Sequence[Outcome]) -> Staircase:
    """Return the rising staircase closest to the outcomes. Raises ValueError without any."""
    if not outcomes:
        raise ValueError("a staircase needs outcomes")
    tied: dict[float, list[bool]] = {}
    for outcome in sorted(outcomes, key=lambda each: each.promised):
        tied.setdefault(outcome.promised, []).append(outcome.is_same)
    steps: list[tuple[float, float, float]] = []  # start, pairs, pairs of one person
    for first, group in tied.items():
        start, many, same = first, float(len(group)), float(sum(group))
        while steps and steps[-1][2] * many >= same * steps[-1][1]:
            start, more, also = steps.pop()
            many, same = many + more, same + also
        steps.append((start, many, same))
    return Staircase(
        tuple(start for start, _, _ in steps), tuple(same / many for _, many, same in steps)
    )


def curve(outcomes: Sequence[Outcome]) -> Curve:
    """Return the logistic curve the outcomes were likeliest under, its slope held above zero.

    As Platt does, it aims a little inside of 0 and 1, so that few outcomes promise nothing certain.
    """
    same = sum(each.is_same for each in outcomes)
    aims = {True: (same + 1.0) / (same + 2.0), False: 1.0 / (len(outcomes) - same + 2.0)}

    def loss(point: Vector) -> Slope:
        bent, middle = max(-_STEEPEST, min(point[0], _STEEPEST)), point[1]
        slope = math.exp(bent)
        value = 0.5 * _HELD * (point[0] ** 2 + middle**2)
        by_slope, by_middle = _HELD * point[0], _HELD * middle
        for outcome in outcomes:
            share = Curve(slope, middle)(outcome.promised)
            aim = aims[outcome.is_same]
            value -= aim * math.log(share) + (1.0 - aim) * math.log1p(-share)
            rest = (share - aim) * math.log(2.0)
            by_slope += rest * slope * (outcome.promised - middle)
            by_middle -= rest * slope
        return Slope(value, [by_slope, by_middle])

    found = minimise(loss, [0.0, 0.0])
    return Curve(math.exp(max(-_STEEPEST, min(found[0], _STEEPEST))), found[1])


def expected_calibration_error(outcomes: Sequence[Outcome], *, bins: int = 10) -> float:
    """Return the mean distance between promised and found shares over bins of equal width.

    After Naeini, Cooper and Hauskrecht (AAAI 2015). Promises are probabilities.
    """
    members: list[list[Outcome]] = [[] for _ in range(bins)]
    for outcome in outcomes:
        members[min(bins - 1, int(outcome.promised * bins))].append(outcome)
    gaps = (
        abs(sum(each.promised for each in group) - sum(each.is_same for each in group))
        for group in members
    )
    return sum(gaps) / max(1, len(outcomes))
