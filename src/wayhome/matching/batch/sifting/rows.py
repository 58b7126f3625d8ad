"""The rows of long lists as numbers: equal numbers stand for equal words, 0 for what is not told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]

LISTS = {"sounds": 8, "phones": 2, "documents": 2}
"""Columns that hold several values, and how many of a row are looked at."""
COLUMNS = (
    "name",
    "given_sound",
    "family_sound",
    "birth",
    "birth_year",
    "birth_day",
    "sex",
    "nationality",
    "email",
    "province",
    "district",
    "place",
    "locality",
    "street",
    "house",
    "postcode",
    "birth_place",
    "occupation",
)
YEAR, SWAPPED = "birth_year", "birth_swapped"


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row by its number less one: a number for each column, several for each of `LISTS`.

    `values` holds the words behind the numbers, in their order from 1 on. A year is its own number.
    """

    codes: Mapping[str, Codes]
    lists: Mapping[str, Codes]
    values: Mapping[str, Sequence[str]]
    side: npt.NDArray[np.int8]

    @classmethod
    def read(cls, database: duckdb.DuckDBPyConnection, told: Collection[str]) -> "Rows":
        """Return the rows of the table `entries`, with the columns that are told."""
        read = _Reading(database)
        codes, values = {}, {}
        for column in (each for each in COLUMNS if each in told):
            codes[column], values[column] = read.column(column)
        if YEAR in codes:
            years = np.array([0, *map(int, values[YEAR])], dtype=np.int32)
            codes[YEAR] = years[codes[YEAR]]
        if "birth" in codes:
            codes[SWAPPED] = _swapped(codes["birth"], values["birth"])
        lists = {column: read.several(column, most) for column, most in LISTS.items()}
        return cls(codes, lists, values, read.side())

    def of_side(self, side: int, *, linking: bool) -> Codes:
        """Return the rows of one of two lists; of a single one all rows."""
        chosen = self.side == side if linking else np.ones(len(self.side), dtype=bool)
        return np.flatnonzero(chosen).astype(np.int32)


class _Reading:
    """Reads columns in the order of the rows' numbers."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database
        self._at = self._array("uid").to_numpy() - 1

    def _array(self, column: str) -> pa.Array:
        table = self._database.execute(f"SELECT {column} FROM entries").to_arrow_table()
        return table.column(0).combine_chunks()

    def side(self) -> npt.NDArray[np.int8]:
        found = np.empty(len(self._at), dtype=np.int8)
        found[self._at] = self._array("side").to_numpy()
        return found

    def column(self, column: str) -> tuple[Codes, list[str]]:
        encoded = self._array(column).dictionary_encode()
        found = np.zeros(len(self._at), dtype=np.int32)
        found[self._at] = encoded.indices.fill_null(-1).to_numpy() + 1
        return found, encoded.dictionary.to_pylist()

    def several(self, column: str, most: int) -> Codes:
        array = self._array(column)
        encoded = pc.list_flatten(array).dictionary_encode()
        owners = pc.list_parent_indices(array).to_numpy()
        first = np.searchsorted(owners, np.arange(len(array)))
        place = np.arange(len(owners)) - first[owners]
        found = np.zeros((len(self._at), most), dtype=np.int32)
        kept = place < most
        rows = self._at[owners[kept]]
        found[rows, place[kept]] = encoded.indices.to_numpy()[kept] + 1
        return found


def _swapped(births: Codes, values: Sequence[str]) -> Codes:
    """The birth with day and month in each other's place, where somebody has that birth."""
    number = {text: at for at, text in enumerate(values, start=1)}
    turned = [number.get(f"{text[:4]}{text[7:]}{text[4:7]}", 0) for text in values]
    return np.array([0, *turned], dtype=np.int32)[births]
