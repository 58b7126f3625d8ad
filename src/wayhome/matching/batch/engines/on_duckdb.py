"""Splink in this process, over the tables that are here already."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from splink import DuckDBAPI, Linker
from splink.internals.splink_dataframe import SplinkDataFrame

from wayhome.matching.batch.engines.engine import NOT_COMPARED, Settings, join_keys


@dataclass(slots=True)
class OnDuckDB:
    """The engine for one machine; it spills to disk when memory runs out."""

    database: duckdb.DuckDBPyConnection
    linking: bool
    api: DuckDBAPI

    @classmethod
    def over(cls, database: duckdb.DuckDBPyConnection, *, linking: bool) -> "OnDuckDB":
        """Return the engine over the tables of a database."""
        logging.getLogger("splink").setLevel(logging.ERROR)
        return cls(database, linking, DuckDBAPI(connection=database))

    def sql(self, condition: str) -> str:
        """Return the condition as it is."""
        return condition

    def linker(self, settings: Settings) -> Linker:
        """Return a linker over the entries."""
        self.api = DuckDBAPI(connection=self.database)
        tables = []
        for side, name in enumerate("ab" if self.linking else "a"):
            self.database.execute(
                f"CREATE OR REPLACE VIEW side_{name} AS SELECT * EXCLUDE ({NOT_COMPARED}) "
                f"FROM entries WHERE side = {side}"
            )
            tables.append(self.api.register(f"side_{name}", dataset_display_name=name))
        return Linker(tables if self.linking else tables[0], settings, log_level=None)

    def blocked(self, pairs: Path, rows: range) -> SplinkDataFrame:
        """Return some rows of a file of pairs."""
        self.database.execute(
            f"CREATE OR REPLACE TABLE blocked AS SELECT {join_keys(linking=self.linking)} "
            "FROM read_parquet(?, file_row_number = true) "
            "WHERE file_row_number >= ? AND file_row_number < ?",
            [str(pairs), rows.start, rows.stop],
        )
        return self.api.register("blocked")

    def keep(self, scored: SplinkDataFrame, columns: Sequence[str], file: Path) -> None:
        """Write columns of scored pairs to a file."""
        self.database.execute(
            f"COPY (SELECT {', '.join(columns)} FROM {scored.physical_name}) "
            f"TO '{file}' (FORMAT parquet)"
        )
        scored.drop_table_from_database_and_remove_from_cache()
