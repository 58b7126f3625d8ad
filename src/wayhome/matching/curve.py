"""From the sum of weights to how often such pairs were one person.

The sum takes every weight at its word. Pairs that were judged show how far that holds; the curve
keeps it, never falling as the sum rises, so that whoever weighs more is also the likelier.
"""

import math
from dataclasses import dataclass

_MOST_BITS = 50.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over log2 weights: a slope of 1 and a middle of 0 take them at their word.

    `middle` is the weight of even odds. How one is learnt stands in `learn.calibration`.
    """

    slope: float = 1.0
    middle: float = 0.0

    def __call__(self, weight: float) -> float:
        """Return the probability of a weight."""
        bits = max(-_MOST_BITS, min(self.slope * (weight - self.middle), _MOST_BITS))
        return 1.0 / (1.0 + math.exp2(-bits))

    def moved(self, bits: float) -> "Curve":
        """Return the curve for weights whose prior was raised by so many bits.

        The prior counts in full: the odds of the same evidence rise by as much.
        """
        return Curve(self.slope, self.middle + bits - bits / self.slope)
