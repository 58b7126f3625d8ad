"""Which engine a run uses, and what must be installed for it."""

import importlib.util
import os
import shutil
from pathlib import Path

import duckdb

from wayhome.matching.batch.engines.engine import Engine, EngineName
from wayhome.matching.batch.engines.on_duckdb import OnDuckDB
from wayhome.matching.batch.fault import InputFault


def check_engine(name: EngineName) -> None:
    """Raise `InputFault` with what to install when the engine cannot run here."""
    if name is EngineName.DUCKDB:
        return
    if importlib.util.find_spec("pyspark") is None:
        raise InputFault("Spark needs one more package: pip install 'wayhome[spark]'.")
    java = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (java and Path(java, "bin", "java").exists())):
        raise InputFault(
            "Spark needs Java 17 or later: install it, or set JAVA_HOME to its folder."
        )


def open_engine(
    name: EngineName,
    database: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    linking: bool,
    threads: int,
) -> Engine:
    """Return an engine over the tables of a database; `folder` is where it may leave files."""
    if name is EngineName.DUCKDB:
        return OnDuckDB.over(database, linking=linking)
    from wayhome.matching.batch.engines.on_spark import OnSpark  # noqa: PLC0415  # an extra

    return OnSpark.over(database, folder, linking=linking, threads=threads)
