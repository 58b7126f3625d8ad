"""Bring the weights of a run to one scale: how many links there are follows from the weights.

Training sees chosen pairs and cannot know how rare a link is among all. The share of links is the
one at which the probabilities it leads to add up to itself (the fixed point that expectation
maximisation of a mixture weight converges to).
"""

import math

import numpy as np
import numpy.typing as npt

_ROUNDS = 200
_CLOSE_BITS = 1e-4
_MOST_BITS = 60.0


def shared_prior(evidence: npt.NDArray[np.float64], pairs: int) -> float:
    """Return the log2 odds of a link before any evidence.

    `evidence` holds the log2 Bayes factors of the candidates among `pairs` possible pairs; a pair
    that is no candidate is taken to be no link.
    """
    prior = -math.log2(max(pairs, 2))
    for _ in range(_ROUNDS):
        odds = np.exp2(np.clip(evidence + prior, -_MOST_BITS, _MOST_BITS))
        share = min(max(float(np.sum(odds / (1.0 + odds))) / max(pairs, 1), 1.0 / (2 * pairs)), 0.5)
        found = math.log2(share / (1.0 - share))
        if abs(found - prior) < _CLOSE_BITS:
            return found
        prior = found
    return prior
