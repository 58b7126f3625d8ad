"""Join two lists by keys: of all kinds the rarest keys, as long as the budget of pairs lasts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.sifting.keys import Keys, Kind, keys_of
from wayhome.matching.batch.sifting.rows import Codes, Rows

Numbers = npt.NDArray[np.int64]

MOST_OF_KEY = 10_000
"""A key that makes more pairs than this is not looked at, whatever the budget."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The keys of one kind that both lists have: where the rows of each begin, and how many."""

    rows: tuple[Codes, Codes]
    starts: tuple[Codes, Codes]
    counts: tuple[Codes, Codes]

    @property
    def pairs(self) -> Numbers:
        """How many pairs each key makes."""
        return self.counts[0].astype(np.int64) * self.counts[1]

    def rarer(self, most: int) -> "Groups":
        """Return the keys that make at most so many pairs."""
        kept = self.pairs <= most
        first, second = (each[kept] for each in self.starts)
        ones, others = (each[kept] for each in self.counts)
        return Groups(self.rows, (first, second), (ones, others))

    def joined(self) -> tuple[Codes, Codes]:
        """Return the rows of every pair."""
        pairs = self.pairs
        group = np.repeat(np.arange(len(pairs), dtype=np.int32), pairs)
        begins = np.cumsum(pairs) - pairs
        within = np.arange(len(group), dtype=np.int64) - begins[group]
        width = self.counts[1][group]
        left = self.rows[0][self.starts[0][group] + within // width]
        right = self.rows[1][self.starts[1][group] + within % width]
        return left, right


def groups_of(rows: Rows, sides: tuple[Codes, Codes], kind: Kind) -> Groups:
    """Return the keys of a kind that rows of both sides have, but for the commonest."""
    ones, one_rows = keys_of(rows, sides[0], kind, is_first=True)
    if sides[0] is sides[1] and kind.slip is None:
        others, other_rows = ones, one_rows
    else:
        others, other_rows = keys_of(rows, sides[1], kind, is_first=False)
    (key, start, count), (other_key, other_start, other_count) = _runs(ones), _runs(others)
    place = np.minimum(np.searchsorted(other_key, key), max(len(other_key) - 1, 0))
    both = np.flatnonzero(other_key[place] == key) if len(other_key) else place[:0]
    place = place[both]
    found = Groups(
        (one_rows, other_rows),
        (start[both], other_start[place]),
        (count[both], other_count[place]),
    )
    return found.rarer(MOST_OF_KEY)


def _runs(keys: Keys) -> tuple[Keys, Codes, Codes]:
    """The keys without repeats, where each begins and how often it comes."""
    if not len(keys):
        return keys, np.zeros(0, np.int32), np.zeros(0, np.int32)
    start = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))).astype(np.int32)
    count = np.diff(np.append(start, len(keys))).astype(np.int32)
    return keys[start], start, count


def most_within(found: Sequence[Groups], budget: int) -> int:
    """Return how many pairs a key may make, so that all together make no more than the budget."""
    total = np.zeros(MOST_OF_KEY + 1, dtype=np.int64)
    for groups in found:
        pairs = groups.pairs
        total += np.bincount(pairs, minlength=MOST_OF_KEY + 1) * np.arange(MOST_OF_KEY + 1)
    return max(1, int(np.searchsorted(np.cumsum(total), budget, side="right")) - 1)


def numbered(found: Sequence[Groups], most: int, *, rows: int, linking: bool) -> Numbers:
    """Return every pair once, as the number `left * rows + right`, in order."""
    return np.unique(np.concatenate(list(_numbers(found, most, rows=rows, linking=linking))))


def _numbers(found: Sequence[Groups], most: int, *, rows: int, linking: bool) -> Iterator[Numbers]:
    yield np.zeros(0, dtype=np.int64)
    for groups in found:
        left, right = groups.rarer(most).joined()
        if not linking:
            left, right = np.minimum(left, right), np.maximum(left, right)
            left, right = left[left < right], right[left < right]
        yield left.astype(np.int64) * rows + right
