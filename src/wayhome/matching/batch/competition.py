"""Let the links of one row compete: in two lists without repeats a row has one partner at most.

The same messages as `matching.posterior` (Huang and Jebara, "Approximating the permanent with
belief propagation", 2009), on arrays, for millions of links.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

_ROUNDS = 30
_DAMPING = 0.5
# Within this range sums in double precision keep what the weakest rival adds.
_MOST_BITS = 24.0


def compete(left: Numbers, right: Numbers, weights: Floats) -> Floats:
    """Return the log2 odds of each link when every row has at most one partner.

    `left` and `right` number the rows; `weights` are log2 odds of each link on its own.
    """
    if not len(weights):
        return weights
    odds = np.exp2(np.clip(weights, -_MOST_BITS, _MOST_BITS))
    free_left = np.ones_like(odds)
    free_right = np.ones_like(odds)
    for _ in range(_ROUNDS):
        free_right = _free(odds * free_left, right)
        fresh = _free(odds * free_right, left)
        free_left = _DAMPING * free_left + (1.0 - _DAMPING) * fresh
    return weights + np.log2(free_left) + np.log2(free_right)


def _free(taken: Floats, owners: Numbers) -> Floats:
    """The chance that the owner of each link is not taken by another of its links."""
    sums = np.bincount(owners, weights=taken)
    return 1.0 / (1.0 + np.maximum(sums[owners] - taken, 0.0))
