"""Pairs that somebody has judged to be two people: never linked, never in one group."""

from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.sources import open_source

_COLUMNS = ("left_id", "right_id")


def read_different(
    file: Path, database: duckdb.DuckDBPyConnection, *, linking: bool
) -> frozenset[tuple[int, int]]:
    """Return the pairs of a file by the numbers of their rows, the lower first.

    The file has the columns `left_id` and `right_id`, as a file of links has; others are ignored.
    Raises `InputFault` where it does not, and at an id that no list has.
    """
    database.register("told_different", _read(file))
    found = database.execute(
        "SELECT line, left_id, l.uid, right_id, r.uid FROM told_different "
        "LEFT JOIN entries AS l ON l.record_id = left_id AND l.side = 0 "
        "LEFT JOIN entries AS r ON r.record_id = right_id AND r.side = ? ORDER BY line",
        [int(linking)],
    ).fetchall()
    database.unregister("told_different")
    pairs = set()
    for line, left, one, right, other in found:
        if one is None or other is None:
            missing = left if one is None else right
            raise InputFault(f"{file}: line {line}: no record has the id {missing}.")
        pairs.add((min(one, other), max(one, other)))
    return frozenset(pairs)


def _read(file: Path) -> pa.Table:
    """The two ids of every row, with its line."""
    source = open_source(file)
    header = [name.strip().casefold() for name in source.header()]
    if not set(_COLUMNS) <= set(header):
        raise InputFault(f"{file}: line 1: must have the columns {' and '.join(_COLUMNS)}.")
    left, right = (header.index(name) for name in _COLUMNS)
    rows = [
        (row.line, row.values[left].strip(), row.values[right].strip()) for row in source.rows()
    ]
    names = ("line", *_COLUMNS)
    kinds = (pa.int64(), pa.string(), pa.string())
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table({n: pa.array(c, k) for n, c, k in zip(names, columns, kinds, strict=True)})
