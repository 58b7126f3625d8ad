"""Write what a run found: the links, and the group of every row."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.clusters import LARGE
from wayhome.matching.batch.grouping import Grouped
from wayhome.matching.batch.links import Scored
from wayhome.matching.batch.progress import Progress, counted
from wayhome.matching.batch.writing import write_csv
from wayhome.matching.score import probability

LINKS = ("left_id", "right_id", "score", "probability")
CLUSTERS = ("record_id", "cluster_id")
_ROWS_AT_ONCE = 50_000
_NAMED = 10


def write_links(database: duckdb.DuckDBPyConnection, links: Scored, file: Path) -> int:
    """Write the links, the strongest first; returns how many. Raises `InputFault`."""
    columns = {"l": links.left, "r": links.right, "weight": np.round(links.weight, 6)}
    found = _named(
        database,
        columns,
        "SELECT a.record_id, b.record_id, weight FROM named "
        "JOIN entries AS a ON a.uid = l JOIN entries AS b ON b.uid = r "
        "ORDER BY weight DESC, a.record_id, b.record_id",
    )
    rows = ((left, right, f"{w:.4f}", f"{probability(w):.6f}") for left, right, w in found)
    return write_csv(file, LINKS, rows)


def write_clusters(
    database: duckdb.DuckDBPyConnection, grouped: Grouped, file: Path, *, progress: Progress
) -> None:
    """Write the group of every row, named by one of its rows, and tell which are large or cut."""
    row = np.fromiter(grouped.groups.keys(), np.int64)
    name = np.fromiter(grouped.groups.values(), np.int64)
    found = _named(
        database,
        {"member": row, "head": name},
        "SELECT one.record_id, coalesce(other.record_id, one.record_id) FROM entries AS one "
        "LEFT JOIN named ON member = one.uid LEFT JOIN entries AS other ON other.uid = head "
        "ORDER BY one.uid",
    )
    write_csv(file, CLUSTERS, found)
    names, sizes = np.unique(name, return_counts=True)
    large = names[sizes > LARGE].tolist()
    if large:
        progress.say(
            counted(len(large), "cluster has", "clusters have")
            + f" more than {LARGE} records, look at {'it' if len(large) == 1 else 'them'} first: "
            + _some(database, large)
        )
    if grouped.cut:
        progress.say(
            counted(len(grouped.cut), "cluster", "clusters")
            + f" would have been larger, cut at the weakest links into {sum(map(len, grouped.cut)):,}: "
            + _some(database, [min(names) for names in grouped.cut])
        )


def _some(database: duckdb.DuckDBPyConnection, rows: Sequence[int]) -> str:
    """The first ids of some rows, in their own order."""
    found = _named(
        database,
        {"head": np.array(rows, np.int64)},
        f"SELECT record_id FROM named JOIN entries ON uid = head ORDER BY record_id LIMIT {_NAMED}",
    )
    return ", ".join(name for (name,) in found) + (", ..." if len(rows) > _NAMED else "")


def _named(
    database: duckdb.DuckDBPyConnection, columns: Mapping[str, npt.NDArray[Any]], sql: str
) -> Iterator[tuple[Any, ...]]:
    """Yield what a query says of some columns, which it reads as the table `named`."""
    database.register("named", dict(columns))
    found = database.execute(sql)
    while batch := found.fetchmany(_ROWS_AT_ONCE):
        yield from batch
    database.unregister("named")
