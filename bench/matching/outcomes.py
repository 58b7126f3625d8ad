"""How well ranked pairs find the true ones: one threshold for all, over every true pair there is."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranked:
    """A pair with what it is ranked by, and whether it is true."""

    left: Hashable
    right: Hashable
    rank: float
    is_true: bool


@dataclass(frozen=True, slots=True)
class Best:
    """The best F1 of any single threshold, with its precision, recall and threshold."""

    f1: float
    precision: float
    recall: float
    threshold: float


def best_threshold(pairs: Iterable[Ranked], true_pairs: int) -> Best:
    """Return the best F1 over thresholds; true pairs that are not among the pairs count as missed."""
    best, found = Best(0.0, 0.0, 0.0, 0.0), 0
    ordered = sorted(pairs, key=lambda pair: -pair.rank)
    for taken, pair in enumerate(ordered, start=1):
        found += pair.is_true
        if taken < len(ordered) and ordered[taken].rank == pair.rank:
            continue
        f1 = 2.0 * found / (taken + true_pairs)
        if f1 > best.f1:
            best = Best(f1, found / taken, found / true_pairs, pair.rank)
    return best


def recall_at(pairs: Iterable[Ranked], true_pairs: int, *, precision: float) -> float:
    """Return the greatest recall at which at least this share of the pairs above is true."""
    most, found = 0, 0
    for taken, pair in enumerate(sorted(pairs, key=lambda pair: -pair.rank), start=1):
        found += pair.is_true
        if found >= precision * taken:
            most = found
    return most / true_pairs


def one_to_one(pairs: Sequence[Ranked]) -> list[Ranked]:
    """Return the pairs left when the best are taken first and each record only once."""
    lefts: set[Hashable] = set()
    rights: set[Hashable] = set()
    kept = []
    for pair in sorted(pairs, key=lambda pair: -pair.rank):
        if pair.left not in lefts and pair.right not in rights:
            lefts.add(pair.left)
            rights.add(pair.right)
            kept.append(pair)
    return kept
