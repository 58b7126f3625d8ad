"""Open a list for reading, whichever of the known formats it has."""

from pathlib import Path

from wayhome.matching.batch.csv_file import CsvFile
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.parquet_file import ParquetFile

_PARQUET = b"PAR1"
_OTHERS = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "a spreadsheet or another document of an office program",
    b"\x1f\x8b": "compressed",
    b"%PDF": "a PDF",
}


def open_source(path: Path) -> CsvFile | ParquetFile:
    """Return the file ready to be read. Raises `InputFault` when it cannot be."""
    try:
        with path.open("rb") as opened:
            head = opened.read(len(_PARQUET))
    except OSError as fault:
        raise InputFault(f"{path}: cannot be read: {fault.strerror}.") from fault
    for mark, what in _OTHERS.items():
        if head.startswith(mark):
            raise InputFault(f"{path}: is {what}; save it as CSV or Parquet.")
    return ParquetFile(path) if head == _PARQUET else CsvFile.sense(path)
