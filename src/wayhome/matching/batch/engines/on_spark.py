"""Splink on Spark: learning and comparing run where the master says, everything else here.

The tables go through Parquet files in the work folder, which every executor must be able to read.
"""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from splink import Linker
from splink.backends.spark import SparkAPI, similarity_jar_location
from splink.internals.splink_dataframe import SplinkDataFrame

from wayhome.matching.batch.engines.engine import NOT_COMPARED, Settings, join_keys

_SAID_OTHERWISE = (
    ("list_has_any(", "arrays_overlap("),
    ("string_split(", "split("),
    ("list_sort(", "array_sort("),
    ("jaro_winkler_similarity(", "jaro_winkler("),
)


@dataclass(slots=True)
class OnSpark:
    """The engine for a cluster, or for this machine as one."""

    database: duckdb.DuckDBPyConnection
    linking: bool
    folder: Path
    session: SparkSession
    api: SparkAPI

    @classmethod
    def over(
        cls, database: duckdb.DuckDBPyConnection, folder: Path, *, linking: bool, threads: int
    ) -> "OnSpark":
        """Return the engine; `SPARK_MASTER` names the cluster, else it is this machine."""
        logging.getLogger("splink").setLevel(logging.ERROR)
        session = (
            SparkSession.builder.appName("wayhome match")
            .master(os.environ.get("SPARK_MASTER") or f"local[{threads}]")
            .config("spark.jars", similarity_jar_location())
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", str(4 * threads))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        session.sparkContext.setCheckpointDir(str(folder / "spark"))
        return cls(database, linking, folder, session, SparkAPI(spark_session=session))

    def sql(self, condition: str) -> str:
        """Return the condition with the names that Spark has for its functions."""
        for ours, theirs in _SAID_OTHERWISE:
            condition = condition.replace(ours, theirs)
        return condition

    def linker(self, settings: Settings) -> Linker:
        """Return a linker over the entries."""
        self.api = SparkAPI(spark_session=self.session)
        tables = []
        for side, name in enumerate("ab" if self.linking else "a"):
            file = self.folder / f"side-{name}.parquet"
            self.database.execute(
                f"COPY (SELECT * EXCLUDE ({NOT_COMPARED}) FROM entries WHERE side = {side}) "
                f"TO '{file}' (FORMAT parquet)"
            )
            self.session.catalog.dropTempView(name)
            table = self.session.read.parquet(str(file))
            tables.append(self.api.register(table, dataset_display_name=name))
        return Linker(tables if self.linking else tables[0], settings, log_level=None)

    def blocked(self, pairs: Path, rows: range) -> SplinkDataFrame:
        """Return some rows of a file of pairs."""
        file = self.folder / "blocked.parquet"
        self.database.execute(
            f"COPY (SELECT {join_keys(linking=self.linking)} "
            "FROM read_parquet(?, file_row_number = true) "
            f"WHERE file_row_number >= ? AND file_row_number < ?) TO '{file}' (FORMAT parquet)",
            [str(pairs), rows.start, rows.stop],
        )
        return self.api.register(self.session.read.parquet(str(file)))

    def keep(self, scored: SplinkDataFrame, columns: Sequence[str], file: Path) -> None:
        """Fetch columns of scored pairs and write them to a file here."""
        found = self.session.sql(f"SELECT {', '.join(columns)} FROM {scored.physical_name}")
        pq.write_table(found.toArrow(), file)
        scored.drop_table_from_database_and_remove_from_cache()
