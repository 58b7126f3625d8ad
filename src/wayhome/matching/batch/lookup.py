"""Answer questions against a register: for each, the records most likely to be that person.

Records that share a key with a question are ranked by how rare what they share is; the first of
them are weighed by all but their names, which take longest, and who then stands in front is weighed
in full, as a lodging is, with the reason of every weight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from wayhome.matching.batch import candidates
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.enriched import DESCRIBED, description_of
from wayhome.matching.batch.preparing import Asked, prepare
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.tables import load_entries, open_database
from wayhome.matching.batch.writing import check_place, write_csv
from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.posterior import posterior
from wayhome.matching.prepared import Prepared
from wayhome.matching.prepared import prepare as prepare_description
from wayhome.matching.score import Score, Scorer

HEADER = ("query_id", "rank", "record_id", "score", "probability", "reasons")
_PAIRS_PER_QUERY = 3_000
_FOUND = 600
_WEIGHED = 100
# Keys overlap: a sound with a year and the same sound with a province tell the sound twice.
_SHARE_OF_BITS = 0.5
_NAMES_COUNTED = 50_000
_QUERIES_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """Which register, which questions, and how many answers to each."""

    register: Path
    queries: Path
    out: Path
    top: int = 10
    columns: Path | None = None
    order: DateOrder | None = None
    work: Path | None = None
    memory: str = "2GB"
    threads: int = 2


def run_lookup(request: LookupRequest, progress: Progress) -> None:
    """Write the best records for each query. Raises `InputFault`."""
    check_place(request.out)
    prepared = prepare(
        Asked((request.queries, request.register), request.columns, request.order, request.threads),
        folder=request.work or request.out.with_name(f"{request.out.name}.work"),
        progress=progress,
    )
    work = prepared.work
    with open_database(work.folder, memory=request.memory, threads=request.threads) as database:
        told = load_entries(database, prepared.enriched)
        _index(database, told, prepared.counts[0])
        answers = _answers(database, prepared.counts[0], top=request.top, progress=progress)
        write_csv(request.out, HEADER, answers)
    work.close()


def _index(database: duckdb.DuckDBPyConnection, told: set[str], queries: int) -> None:
    """Keep the keys questions ask for, each with its rarity in bits."""
    candidates.make_keys(database, told)
    budget = max(candidates.FEWEST_PAIRS, _PAIRS_PER_QUERY * queries)
    candidates.choose_keys(database, linking=True, budget=budget)
    database.execute(
        """
        CREATE OR REPLACE TABLE rarity AS
        SELECT key, log2((SELECT count(*) FROM entries WHERE side = 1) / count(*)) AS bits
        FROM kept WHERE side = 1 GROUP BY key;
        CREATE OR REPLACE TABLE asked AS
        SELECT uid, row_number() OVER (ORDER BY uid) - 1 AS number FROM entries WHERE side = 0
        """
    )


def _answers(
    database: duckdb.DuckDBPyConnection, queries: int, *, top: int, progress: Progress
) -> Iterator[tuple[object, ...]]:
    # Rows are numbered by a hash, so the first of them are a fair sample of the names.
    sample = "SELECT unnest(names) FROM entries WHERE side = 1 ORDER BY uid LIMIT ?"
    names = (name for (name,) in database.execute(sample, [_NAMES_COUNTED]).fetchall())
    scorer = Scorer(frequencies=Frequencies.counted(names))
    for start in range(0, queries, _QUERIES_AT_ONCE):
        progress.say(f"answering {start:,} of {queries:,}")
        found = _candidates(database, start)
        for _, pairs in groupby(found, key=itemgetter("record_id_l")):
            yield from _ranked(list(pairs), scorer, top)


def _candidates(database: duckdb.DuckDBPyConnection, start: int) -> list[dict[str, Any]]:
    """The records worth weighing for the next questions, with the descriptions of both."""
    sides = ", ".join(
        f"{side}.{column} AS {column}_{side}"
        for side in ("l", "r")
        for column in ("uid", "record_id", *DESCRIBED)
    )
    found = database.execute(
        f"""
        WITH shared AS (
            SELECT l.uid AS one, r.uid AS other, sum(bits) AS told
            FROM asked JOIN kept AS l USING (uid) JOIN kept AS r USING (key) JOIN rarity USING (key)
            WHERE number >= ? AND number < ? AND l.side = 0 AND r.side = 1
            GROUP BY one, other
            QUALIFY row_number() OVER (PARTITION BY one ORDER BY told DESC, other) <= {_FOUND}
        )
        SELECT {sides}, told FROM shared
        JOIN entries AS l ON l.uid = one JOIN entries AS r ON r.uid = other
        ORDER BY l.record_id, r.uid
        """,
        [start, start + _QUERIES_AT_ONCE],
    )
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _ranked(pairs: list[dict[str, Any]], scorer: Scorer, top: int) -> Iterator[tuple[object, ...]]:
    """The best records of one query. Their chances compete: at most one is taken to be right."""
    asked = prepare_description(description_of(_side(pairs[0], "l")))
    near = [(prepare_description(description_of(_side(pair, "r"))), pair) for pair in pairs]
    if len(near) > _WEIGHED:
        near = nlargest(_WEIGHED, near, key=lambda each: _standing(asked, *each, scorer=scorer))
    scored = [(scorer.score(asked, told), pair) for told, pair in near]
    scored.sort(key=lambda each: (-each[0].weight, each[1]["uid_r"]))
    chances = posterior([found.weight for found, _ in scored])
    for rank, (found, pair) in enumerate(scored[:top], start=1):
        weights = f"{found.weight:.4f}", f"{chances[rank - 1]:.6f}"
        yield pair["record_id_l"], rank, pair["record_id_r"], *weights, reasons(found)


def _standing(asked: Prepared, told: Prepared, pair: dict[str, Any], *, scorer: Scorer) -> float:
    """How likely a record is before its names are compared, by the keys shared and all else."""
    return _SHARE_OF_BITS * float(pair["told"]) + scorer.weight_beside_name(asked, told)


def _side(pair: dict[str, Any], side: str) -> dict[str, Any]:
    return {column: pair[f"{column}_{side}"] for column in DESCRIBED}


def reasons(found: Score) -> str:
    """Return every comparison that could be made with its weight, as one text."""
    return "; ".join(
        f"{each.reason} {each.weight:+.2f}"
        for each in found.comparisons
        if each.agreement is not Agreement.MISSING
    )
