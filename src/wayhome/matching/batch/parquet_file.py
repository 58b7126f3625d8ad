"""Read Parquet: every value as text, rows numbered from one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome.matching.batch.csv_file import Row
from wayhome.matching.batch.fault import InputFault

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A Parquet file; its rows have no lines, so a fault names the row instead."""

    path: Path

    def header(self) -> list[str]:
        """Return the names of the columns. Raises `InputFault` when it is no Parquet file."""
        with duckdb.connect() as database:
            found = self._read(database, "SELECT * FROM read_parquet(?) LIMIT 0").description
        return [str(column[0]) for column in found or ()]

    def rows(self) -> Iterator[Row]:
        """Yield the rows with their number."""
        with duckdb.connect() as database:
            database.execute("SET preserve_insertion_order = true")
            sql = "SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)"
            reading = self._read(database, sql)
            before = 0
            while batch := reading.fetchmany(_ROWS_AT_ONCE):
                for number, values in enumerate(batch, start=before + 1):
                    yield Row(number, [value or "" for value in values])
                before += len(batch)

    def _read(self, database: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return database.execute(sql, [str(self.path)])
        except duckdb.Error as fault:
            raise InputFault(f"{self.path}: cannot be read as Parquet.") from fault
