"""Write a result whole or not at all."""

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from wayhome.matching.batch.fault import InputFault


def check_place(file: Path) -> None:
    """Raise `InputFault` when a result could not be written there, before any work is done."""
    if not file.parent.is_dir():
        raise InputFault(f"{file}: cannot be written: there is no folder {file.parent}.")
    if file.is_dir():
        raise InputFault(f"{file}: cannot be written: it is a folder.")


def write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file beside its place, then put it there; returns the rows. Raises `InputFault`."""
    half = file.with_name(f".{file.name}.{os.getpid()}")
    count = 0
    try:
        with half.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
        half.replace(file)
    except OSError as fault:
        raise InputFault(f"{file}: cannot be written: {fault.strerror}.") from fault
    finally:
        half.unlink(missing_ok=True)
    return count
