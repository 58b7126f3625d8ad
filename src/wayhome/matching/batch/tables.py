"""The lists as tables of DuckDB, in an order that has nothing to do with the order of the rows."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from wayhome.matching.batch.enriched import columns_told


def open_database(folder: Path, *, memory: str, threads: int) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that spills into the folder when memory runs out."""
    database = duckdb.connect()
    database.execute("SET temp_directory = ?", [str(folder / "spill")])
    database.execute("SET memory_limit = ?", [memory])
    database.execute("SET threads = ?", [threads])
    database.execute("SET enable_progress_bar = false")
    return database


def load_entries(database: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> set[str]:
    """Make `entries` of one or two enriched files; returns the columns that both tell.

    Rows are numbered by a hash of their id: what is decided by number cannot follow the order of
    the file, nor an id that was given in order of birth or of entry.
    """
    selects = " UNION ALL ".join(
        f"SELECT {side}::TINYINT AS side, * FROM read_parquet(?)" for side, _ in enumerate(files)
    )
    database.execute(
        f"CREATE OR REPLACE TABLE entries AS SELECT "
        f"(row_number() OVER (ORDER BY md5(record_id), side))::INTEGER AS uid, * FROM ({selects})",
        [str(file) for file in files],
    )
    return set.intersection(*(set(columns_told(file)) for file in files))
