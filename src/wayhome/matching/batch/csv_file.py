"""Read CSV as it comes: any usual encoding and delimiter, and a clear word on what is damaged."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from wayhome.matching.batch.fault import InputFault

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_USUAL = ["cp1252", "cp874", "gb18030", "big5", "cp1258"]  # of the region's older programs
_DELIMITERS = ",;\t|"
_LINES_SENSED = 20
_BYTES_SENSED = 200_000
_LONGEST = 131_072  # letters of one value; csv's own limit is any library's to raise
_TOO_LONG = f"a value is longer than {_LONGEST:,} letters"


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row and the line of the file it ends on."""

    line: int
    values: list[str]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file whose encoding and delimiter are known."""

    path: Path
    encoding: str
    delimiter: str

    @classmethod
    def sense(cls, path: Path) -> "CsvFile":
        """Return the file with what could be told of it. Raises `InputFault`."""
        try:
            encoding = _encoding(path)
            with path.open(encoding=encoding, newline="") as opened:
                sample = [line for line, _ in zip(opened, range(_LINES_SENSED), strict=False)]
        except OSError as fault:
            raise InputFault(f"{path}: cannot be read: {fault.strerror}.") from fault
        except UnicodeError as fault:
            raise InputFault(f"{path}: line 1: is not {encoding}.") from fault
        if not any(line.strip() for line in sample):
            raise InputFault(f"{path}: is empty.")
        return cls(path, encoding, _delimiter(sample))

    def header(self) -> list[str]:
        """Return the names of the columns."""
        return next(self._lines()).values

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header. Raises `InputFault` at one that cannot be read."""
        lines = self._lines()
        columns = len(next(lines).values)
        for row in lines:
            if len(row.values) != columns:
                raise InputFault(
                    f"{self.path}: line {row.line}: {len(row.values)} values "
                    f"where the header names {columns} columns."
                )
            yield row

    def _lines(self) -> Iterator[Row]:
        with self.path.open(encoding=self.encoding, newline="") as opened:
            reader = csv.reader(
                opened, delimiter=self.delimiter, skipinitialspace=True, strict=True
            )
            try:
                for values in reader:
                    if values and len(max(values, key=len)) > _LONGEST:
                        raise csv.Error(_TOO_LONG)
                    if values:
                        yield Row(reader.line_num, values)
            except csv.Error as fault:
                told = _TOO_LONG if "field limit" in str(fault) else fault
                raise InputFault(f"{self.path}: line {reader.line_num}: {told}.") from fault
            except UnicodeError as fault:
                line = reader.line_num + 1
                raise InputFault(f"{self.path}: line {line}: is not {self.encoding}.") from fault


def _encoding(path: Path) -> str:
    """The encoding of a file: by its mark, UTF-8 where it holds, else what the bytes look like."""
    with path.open("rb") as opened:
        head = opened.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    bad = _first_bad_line(path)
    if bad is None:
        return "utf-8"
    line, is_damage, sample = bad
    best = None
    if not is_damage:
        best = from_bytes(sample, cp_isolation=_USUAL).best() or from_bytes(sample).best()
    if best is None:
        raise InputFault(f"{path}: line {line}: is not UTF-8, and no other encoding fits.")
    return best.encoding


def _first_bad_line(path: Path) -> tuple[int, bool, bytes] | None:
    """The first line that is not UTF-8, whether lines before it were beyond ASCII, and a sample."""
    beyond_ascii = False
    sample = bytearray()
    found: int | None = None
    with path.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if line.isascii():
                continue
            if found is None:
                try:
                    line.decode("utf-8")
                    beyond_ascii = True
                except UnicodeDecodeError:
                    found = number
            if found is not None:
                sample += line
                if len(sample) > _BYTES_SENSED:
                    break
    return None if found is None else (found, beyond_ascii, bytes(sample))


def _delimiter(sample: list[str]) -> str:
    """The sign that splits most lines into the same number of values, at least two."""

    def fitness(sign: str) -> tuple[int, int]:
        try:
            rows = [row for row in csv.reader(sample, delimiter=sign) if row]
        except csv.Error:  # said with its line when the rows are read
            return 0, 0
        columns = len(rows[0]) if rows else 0
        same = sum(len(row) == columns for row in rows)
        return (same if columns > 1 else 0), columns

    return max(_DELIMITERS, key=fitness)
