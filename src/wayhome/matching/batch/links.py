"""From scored pairs to links: one scale, competition, and what is left when one is enough."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.assignment import Link
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


def _read(database: duckdb.DuckDBPyConnection, column: str, files: str) -> Scored:
    arrays = database.execute(
        f"SELECT uid_l::BIGINT AS uid_l, uid_r::BIGINT AS uid_r, {column}::DOUBLE AS weight "
        "FROM read_parquet(?) ORDER BY uid_l, uid_r",
        [files],
    ).fetchnumpy()
    return Scored(arrays["uid_l"], arrays["uid_r"], arrays["weight"])


def _likely(found: Scored, weight: npt.NDArray[np.float64]) -> Scored:
    likely = weight > _LEAST_BITS
    return Scored(found.left[likely], found.right[likely], weight[likely])
