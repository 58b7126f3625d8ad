"""What a run asks of the engine under Splink."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from splink import Linker, SettingsCreator
from splink.internals.splink_dataframe import SplinkDataFrame

NOT_COMPARED = "side, record_id, name, sounds, names, telephones, papers, places, born, age, age_on"
"""Columns of `entries` that Splink has no use for."""


Settings = SettingsCreator | dict[str, Any]


class EngineName(StrEnum):
    """An engine that can be chosen."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class Engine(Protocol):
    """Splink over the table `entries`, which is in two parts when two lists are linked."""

    def sql(self, condition: str) -> str:
        """Return a condition of our model, written for DuckDB, as this engine says it."""

    def linker(self, settings: Settings) -> Linker:
        """Return a linker over the entries."""

    def blocked(self, pairs: Path, rows: range) -> SplinkDataFrame:
        """Return some rows of a file of pairs in the form in which Splink scores given pairs."""

    def keep(self, scored: SplinkDataFrame, columns: Sequence[str], file: Path) -> None:
        """Write columns of scored pairs to a Parquet file, and forget the pairs."""


def join_keys(*, linking: bool) -> str:
    """The select list that gives Splink a pair by the numbers of its rows."""
    left, right = ("'a-__-' || uid_l", "'b-__-' || uid_r") if linking else ("uid_l", "uid_r")
    return f"'0' AS match_key, {left} AS join_key_l, {right} AS join_key_r"
