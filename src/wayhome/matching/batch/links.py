"""From scored pairs to links: one scale, competition, and what is left when one is enough."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.assignment import Link, one_to_one
from wayhome.matching.batch.calibration import shared_prior
from wayhome.matching.batch.competition import compete

_LEAST_BITS = -14.0
_ROUNDED_TO = 6


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs by the numbers of their rows, with the log2 odds of each on its own."""

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]

    def chosen(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Scored":
        """Return some of the pairs."""
        return Scored(self.left[which], self.right[which], self.weight[which])

    def links(self) -> Iterator[Link]:
        """Yield the pairs one by one."""
        columns = (self.left.tolist(), self.right.tolist(), self.weight.tolist())
        for left, right, weight in zip(*columns, strict=True):
            yield Link(left, right, round(weight, _ROUNDED_TO))


def scored_by_splink(database: duckdb.DuckDBPyConnection, files: str, *, pairs: int) -> Scored:
    """Return what Splink found, with the share of links that its evidence adds up to."""
    found = _read(database, "evidence", files)
    prior = shared_prior(found.weight, pairs)
    return _likely(found, found.weight + prior)


def scored_again(database: duckdb.DuckDBPyConnection, file: str) -> Scored:
    """Return the pairs that were weighed a second time; their weights hold a prior."""
    found = _read(database, "weight", file)
    return _likely(found, found.weight)


def competing(scored: Scored) -> Scored:
    """Return the pairs of two lists with the odds they have beside their rivals."""
    return Scored(scored.left, scored.right, compete(scored.left, scored.right, scored.weight))


def without(scored: Scored, pairs: frozenset[tuple[int, int]]) -> Scored:
    """Return the pairs but for those named, the lower number first."""
    if not pairs:
        return scored
    lower, higher = np.minimum(scored.left, scored.right), np.maximum(scored.left, scored.right)
    most = int(higher.max(initial=0)) + 1
    gone = np.array([one * most + other for one, other in pairs if other < most], dtype=np.int64)
    return scored.chosen(~np.isin(lower * most + higher, gone))


def likelier(scored: Scored, least: float) -> Scored:
    """Return the pairs that are at least this likely."""
    with np.errstate(over="ignore"):
        return scored.chosen(1.0 / (1.0 + np.exp2(-scored.weight)) >= least)


def one_each(scored: Scored) -> Scored:
    """Return the strongest pairs with each row in one at most."""
    kept = one_to_one(scored.links())
    return Scored(
        np.array([link.left for link in kept], dtype=np.int64),
        np.array([link.right for link in kept], dtype=np.int64),
        np.array([link.weight for link in kept], dtype=np.float64),
    )


def _read(database: duckdb.DuckDBPyConnection, column: str, files: str) -> Scored:
    arrays = database.execute(
        f"SELECT uid_l::BIGINT AS uid_l, uid_r::BIGINT AS uid_r, {column}::DOUBLE AS weight "
        "FROM read_parquet(?) ORDER BY uid_l, uid_r",
        [files],
    ).fetchnumpy()
    return Scored(arrays["uid_l"], arrays["uid_r"], arrays["weight"])


def _likely(found: Scored, weight: npt.NDArray[np.float64]) -> Scored:
    return Scored(found.left, found.right, weight).chosen(weight > _LEAST_BITS)
