"""Weigh the better pairs again, as a single report is weighed.

Splink's levels know no other script than the one a name is written in. Where lists are written in
several, or too short to learn from, the better pairs are weighed by `matching.score`, with the
names of the lists counted, and what only Splink compares (streets, postcodes, occupations) is added.
"""

import gc
import math
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.matching.batch.enriched import DESCRIBED, description_of
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.normalise import Script, script_of
from wayhome.matching.prepared import prepare
from wayhome.matching.score import Scorer
from wayhome.matching.weights import DEFAULT

_FEWEST_WEIGHED = 500_000
_WEIGHED_PER_ROW = 2
_LEAST_SHARE = 0.01
_LEAST_EVIDENCE = 6.0
_FEW_ROWS = 500
_NAMES_AT_ONCE = 50_000
_MANY_PARTS = 4
_AHEAD = 2
_WEIGHED_TWICE = frozenset(
    {"given", "family", "birth", "sex", "nationality", "phone", "document", "province", "place"}
)
AT_ONCE = 25_000
"""How many pairs a part has that is weighed at once."""
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
    while batch := found.fetchmany(_NAMES_AT_ONCE):
        total += len(batch)
        others += sum(map(_is_other_script, (name for (name,) in batch)))
    if total < _FEW_ROWS:
        return Again(is_worth_it=True, least_evidence=-math.inf)
    return Again(is_worth_it=others >= _LEAST_SHARE * total, least_evidence=_LEAST_EVIDENCE)


def _is_other_script(name: str | None) -> bool:
    return name is not None and not name.isascii() and script_of(name) is not Script.LATIN


def most_pairs(rows: int) -> int:
    """Return how many pairs are weighed again at most, for so many rows."""
    return max(_FEWEST_WEIGHED, _WEIGHED_PER_ROW * rows)


def beside(compared: list[str]) -> list[str]:
    """Return the comparisons that only Splink makes."""
    return [name for name in compared if name not in _WEIGHED_TWICE]


def scorer_for(database: duckdb.DuckDBPyConnection) -> Scorer:
    """Return a scorer with the names of the lists counted, for lists of their length."""
    words = database.execute(
        "SELECT word, count(*) FROM (SELECT unnest(string_split(name, ' ')) AS word FROM entries) "
        "GROUP BY word ORDER BY word"
    ).fetchall()
    rows = max(database.execute("SELECT count(*) FROM entries GROUP BY side").fetchall())[0]
    weights = DEFAULT.among(max(DEFAULT.register, rows))
    return Scorer(weights, Frequencies.of_words(dict(words)))


def weighed(
    database: duckdb.DuckDBPyConnection, pairs: Path, parts: Sequence[int], *, threads: int
) -> Iterator[pa.Table]:
    """Yield some parts of a file of pairs with the weights of `matching.score` and what is beside.

    Many parts are shared among processes; not many are held at once.
    """
    scorer = scorer_for(database)
    told = (_told(database, pairs, part) for part in parts)
    if threads == 1 or len(parts) < _MANY_PARTS:
        yield from (_weighed(scorer, *each) for each in told)
        return
    waiting: deque[Future[pa.Table]] = deque()
    with ProcessPoolExecutor(threads, get_context("spawn"), _remember, (scorer,)) as processes:
        for each in told:
            waiting.append(processes.submit(_weighed_there, *each))
            if len(waiting) > _AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _told(database: duckdb.DuckDBPyConnection, file: Path, part: int) -> tuple[pa.Table, pa.Table]:
    """The pairs of a part, and the people in them as they were described."""
    database.execute(
        "CREATE OR REPLACE TABLE part AS SELECT uid_l, uid_r, beside "
        "FROM read_parquet(?, file_row_number = true) "
        "WHERE file_row_number >= ? AND file_row_number < ? ORDER BY file_row_number",
        [str(file), part * AT_ONCE, (part + 1) * AT_ONCE],
    )
    pairs = database.execute("SELECT uid_l, uid_r, beside FROM part").to_arrow_table()
    people = database.execute(
        f"SELECT uid, {', '.join(DESCRIBED)} FROM entries WHERE uid IN "
        "(SELECT uid_l FROM part UNION SELECT uid_r FROM part)"
    ).to_arrow_table()
    return pairs, people


_scorer: list[Scorer] = []


def _remember(scorer: Scorer) -> None:
    gc.disable()
    _scorer.append(scorer)


def _weighed_there(pairs: pa.Table, people: pa.Table) -> pa.Table:
    return _weighed(_scorer[0], pairs, people)


def _weighed(scorer: Scorer, pairs: pa.Table, people: pa.Table) -> pa.Table:
    prepared = {row["uid"]: prepare(description_of(row)) for row in people.to_pylist()}
    left, right, beside = (pairs.column(at).to_pylist() for at in range(3))
    weights = [
        scorer.weight(prepared[one], prepared[other]) + more
        for one, other, more in zip(left, right, beside, strict=True)
    ]
    return pa.table([pairs.column(0), pairs.column(1), weights], schema=_SCHEMA)
