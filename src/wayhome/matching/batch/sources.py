"""Open a list for reading, whichever of the known formats it has."""

from pathlib import Path

from wayhome.matching.batch.csv_file import CsvFile
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.parquet_file import ParquetFile

_PARQUET = b"PAR1"


def open_source(path: Path) -> CsvFile | ParquetFile:
    """Return the file ready to be read. Raises `InputFault` when it cannot be."""
    try:
        with path.open("rb") as opened:
            head = opened.read(len(_PARQUET))
    except OSError as fault:
        raise InputFault(f"{path}: cannot be read: {fault.strerror}.") from fault
    return ParquetFile(path) if head == _PARQUET else CsvFile.sense(path)
