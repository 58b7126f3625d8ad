"""Weigh the better pairs again, as a single report is weighed.

Splink's levels know no other script than the one a name is written in. Where lists are written in
several, or too short to learn from, the better pairs are weighed by `matching.score`, with the
names of the lists counted, and what only Splink compares (streets, postcodes, occupations) is added.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from wayhome.matching.batch.enriched import DESCRIBED, description_of
from wayhome.matching.batch.progress import Progress
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.normalise import Script, script_of
from wayhome.matching.prepared import Prepared, prepare
from wayhome.matching.score import Scorer

MOST_PAIRS = 500_000
_LEAST_SHARE = 0.01
_LEAST_EVIDENCE = 6.0
_FEW_ROWS = 500
_AT_ONCE = 50_000
_WEIGHED_TWICE = frozenset(
    {"given", "family", "birth", "sex", "nationality", "phone", "document", "province", "place"}
)
_SCHEMA = pa.schema([("uid_l", pa.int32()), ("uid_r", pa.int32()), ("weight", pa.float64())])


@dataclass(frozen=True, slots=True)
class Again:
    """Whether to weigh pairs again, and from how much evidence of Splink on (log2)."""

    is_worth_it: bool
    least_evidence: float


def weigh_again(database: duckdb.DuckDBPyConnection) -> Again:
    """Return whether lists are short, or one name in a hundred is not in Latin letters."""
    found = database.execute("SELECT name FROM entries")
    total = others = 0
    while batch := found.fetchmany(_AT_ONCE):
        total += len(batch)
        others += sum(map(_is_other_script, (name for (name,) in batch)))
    if total < _FEW_ROWS:
        return Again(is_worth_it=True, least_evidence=-math.inf)
    return Again(is_worth_it=others >= _LEAST_SHARE * total, least_evidence=_LEAST_EVIDENCE)


def _is_other_script(name: str | None) -> bool:
    return name is not None and not name.isascii() and script_of(name) is not Script.LATIN


def beside(compared: list[str]) -> list[str]:
    """Return the comparisons that only Splink makes."""
    return [name for name in compared if name not in _WEIGHED_TWICE]


def write_rescored(
    database: duckdb.DuckDBPyConnection, scored: Path, file: Path, *, progress: Progress
) -> None:
    """Write the pairs of a file with the weights of `matching.score` and what stands beside."""
    names = database.execute("SELECT unnest(names) FROM entries").fetchall()
    frequencies = Frequencies.counted(name for (name,) in names)
    scorer = Scorer(frequencies=frequencies)
    people = _prepared(database, scored)
    with pq.ParquetWriter(file, _SCHEMA) as writer:
        batches = _batches(database, scored)
        for left, right, extra in progress.each(batches, f"parts of {_AT_ONCE:,} pairs", every=1):
            weights = [
                scorer.score(people[one], people[other]).weight + more
                for one, other, more in zip(left, right, extra, strict=True)
            ]
            writer.write_table(pa.table([left, right, weights], schema=_SCHEMA))


def _prepared(database: duckdb.DuckDBPyConnection, scored: Path) -> dict[int, Prepared]:
    found = database.execute(
        f"SELECT uid, {', '.join(DESCRIBED)} FROM entries WHERE uid IN "
        "(SELECT uid_l FROM read_parquet($1) UNION SELECT uid_r FROM read_parquet($1))",
        [str(scored)],
    )
    columns = [column[0] for column in found.description or ()]
    people: dict[int, Prepared] = {}
    while batch := found.fetchmany(_AT_ONCE):
        for values in batch:
            row = dict(zip(columns, values, strict=True))
            people[row["uid"]] = prepare(description_of(row))
    return people


def _batches(
    database: duckdb.DuckDBPyConnection, scored: Path
) -> Iterator[tuple[list[int], list[int], list[float]]]:
    found = database.execute("SELECT uid_l, uid_r, beside FROM read_parquet(?)", [str(scored)])
    while batch := found.fetchmany(_AT_ONCE):
        yield [row[0] for row in batch], [row[1] for row in batch], [row[2] for row in batch]
