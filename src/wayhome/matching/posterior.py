"""How likely each of several candidates is the person, given that they compete.

The weight of a pair says how well two descriptions fit. It cannot know that another record fits as
well: two namesakes born in one year halve each other's chance. Of the candidates of one description
at most one is taken to be right, and "none of them" is always among the possibilities.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import exp2

_MOST_BITS = 200.0
_ROUNDS = 30
_DAMPING = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair of records by their ids and the log2 odds of their being one person."""

    left: Hashable
    right: Hashable
    weight: float


def _odds(weight: float) -> float:
    return exp2(max(-_MOST_BITS, min(weight, _MOST_BITS)))


def posterior(weights: Sequence[float]) -> tuple[float, ...]:
    """Return the probability of each candidate of one description; the rest of 1 is "none".

    `weights` are log2 odds, each against the candidate not being the person.
    """
    odds = [_odds(weight) for weight in weights]
    total = 1.0 + sum(odds)
    return tuple(each / total for each in odds)


def one_to_one_posteriors(pairs: Sequence[Weighed]) -> tuple[float, ...]:
    """Return the probability of each pair when every record has at most one partner.

    Sum-product messages between the two sides (Huang and Jebara, "Approximating the permanent with
    belief propagation", 2009): exact where the pairs form no ring, close elsewhere.
    """
    odds = [_odds(pair.weight) for pair in pairs]
    lefts, rights = _numbered(p.left for p in pairs), _numbered(p.right for p in pairs)
    free_left = [1.0] * len(pairs)
    free_right = list(free_left)
    for _ in range(_ROUNDS):
        taken = [o * free for o, free in zip(odds, free_left, strict=True)]
        free_right = _free(taken, rights)
        taken = [o * free for o, free in zip(odds, free_right, strict=True)]
        fresh = _free(taken, lefts)
        free_left = [
            _DAMPING * old + (1.0 - _DAMPING) * new
            for old, new in zip(free_left, fresh, strict=True)
        ]
    found = [o * a * b for o, a, b in zip(odds, free_left, free_right, strict=True)]
    return tuple(each / (1.0 + each) for each in found)


def _numbered(ids: Iterable[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(each, len(numbers)) for each in ids]


def _free(taken: list[float], owners: list[int]) -> list[float]:
    """Return for each pair the chance that its owner is not taken by another of its pairs."""
    groups: dict[int, list[int]] = defaultdict(list)
    for at, owner in enumerate(owners):
        groups[owner].append(at)
    free = [1.0] * len(taken)
    for members in groups.values():
        # Summed anew without each member: a difference of large sums would lose the small ones.
        before = 0.0
        others = [0.0] * len(members)
        for place, at in enumerate(members):
            others[place] += before
            before += taken[at]
        after = 0.0
        for place in range(len(members) - 1, -1, -1):
            others[place] += after
            after += taken[members[place]]
        for place, at in enumerate(members):
            free[at] = 1.0 / (1.0 + others[place])
    return free
