"""Sift the pairs of long lists: those that share a rare key, and of these the likeliest of a row."""

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from wayhome.matching.batch.sifting.joining import Numbers, groups_of, most_within, numbered
from wayhome.matching.batch.sifting.keys import kinds
from wayhome.matching.batch.sifting.rows import Codes, Rows
from wayhome.matching.batch.sifting.weighing import Floats, Glance

LONG = 100_000
"""Lists that have more rows than this together are sifted."""
PAIRS_PER_ROW = 8
_KEPT, _KEPT_OF_ONE_LIST = 3, 10
_NEAR = 8.0
"""A pair so much lighter (bits) than the best of either row is kept only if it is `_SURE`."""
_SURE = 24.0
# What a pair must weigh beside the odds of two rows drawn by chance: below it is no link.
_LEAST = -11.6
_AT_ONCE = 500_000


@dataclass(frozen=True, slots=True)
class Sifted:
    """The pairs to compare, by the numbers of their rows, and how many were looked at."""

    left: Codes
    right: Codes
    seen: int


def sift(rows: Rows, *, linking: bool, threads: int) -> Sifted:
    """Return the pairs worth comparing in full."""
    first = rows.of_side(0, linking=linking)
    sides = (first, rows.of_side(1, linking=linking) if linking else first)
    total = len(rows.side)
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda kind: groups_of(rows, sides, kind), kinds(rows)))
        most = most_within(found, PAIRS_PER_ROW * total * (1 if linking else 2))
        pairs = numbered(found, most, rows=total, linking=linking)
        glance, least = Glance.over(rows), _LEAST + math.log2(max(total, 2))
        chosen = pool.map(lambda part: _likely(glance, part, least=least), _parts(pairs))
        left, right, weight = (np.concatenate(each) for each in zip(*chosen, strict=True))
    kept = _KEPT if linking else _KEPT_OF_ONE_LIST
    best = _best(left, weight, kept) | _best(right, weight, kept)
    near = _near(left, weight, total) & _near(right, weight, total)
    best &= near | (weight >= _SURE)
    order = _beside_their_like(rows, left[best], right[best])
    return Sifted(left[best][order], right[best][order], len(pairs))


def write_sifted(found: Sifted, file: Path) -> None:
    """Write the pairs to a Parquet file as others are written, by the numbers of the entries."""
    columns = {
        "uid_l": found.left + 1,
        "uid_r": found.right + 1,
        "beside": np.zeros(len(found.left)),
    }
    pq.write_table(pa.table(columns), file)


def _parts(pairs: Numbers) -> Iterator[Numbers]:
    for start in range(0, max(len(pairs), 1), _AT_ONCE):
        yield pairs[start : start + _AT_ONCE]


def _likely(glance: Glance, pairs: Numbers, *, least: float) -> tuple[Codes, Codes, Floats]:
    """The pairs that weigh enough to be compared, with their weights."""
    rows = len(glance.rows.side)
    left, right = (pairs // rows).astype(np.int32), (pairs % rows).astype(np.int32)
    weight = glance.weigh(left, right)
    enough = weight > least
    return left[enough], right[enough], weight[enough]


def _best(owner: Codes, weight: Floats, most: int) -> npt.NDArray[np.bool_]:
    """Which pairs are among the heaviest of their owner; of equal ones the first."""
    order = np.lexsort((-weight, owner))
    sorted_owner = owner[order]
    start = np.flatnonzero(np.concatenate(([True], sorted_owner[1:] != sorted_owner[:-1])))
    place = np.arange(len(order)) - np.repeat(start, np.diff(np.append(start, len(order))))
    found = np.zeros(len(order), dtype=bool)
    found[order[place < most]] = True
    return found


def _near(owner: Codes, weight: Floats, rows: int) -> npt.NDArray[np.bool_]:
    """Which pairs weigh nearly as much as the heaviest of their owner."""
    most = np.full(rows, -np.inf, dtype=np.float32)
    np.maximum.at(most, owner, weight)
    found: npt.NDArray[np.bool_] = weight >= most[owner] - _NEAR
    return found


def _beside_their_like(rows: Rows, left: Codes, right: Codes) -> npt.NDArray[np.int64]:
    """The order in which like names come together, so that words read once are read no more."""
    sounds = [
        rows.codes[each][left] for each in ("family_sound", "given_sound") if each in rows.codes
    ]
    return np.lexsort((right, left, *reversed(sounds)))
