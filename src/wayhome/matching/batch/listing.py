"""A list that was read through once: its columns, its date order, and that every row is sound."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.columns import ColumnMap, Layout, lay_out
from wayhome.matching.batch.csv_file import CsvFile
from wayhome.matching.batch.days import DateOrder, OrderSensor, read_birth
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.fields import Field
from wayhome.matching.batch.parquet_file import ParquetFile
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.sources import open_source


@dataclass(frozen=True, slots=True)
class Listing:
    """A list every row of which can be read, and whose ids are all there and all different."""

    path: Path
    source: CsvFile | ParquetFile
    layout: Layout
    order: DateOrder
    count: int


def open_listing(
    path: Path, wanted: ColumnMap | None, *, order: DateOrder | None, progress: Progress
) -> Listing:
    """Return a list after looking at every row of it. Raises `InputFault` at the first bad one."""
    source = open_source(path)
    if isinstance(source, CsvFile) and not source.encoding.startswith("utf"):
        progress.say(f"{path.name}: is not UTF-8; read as {source.encoding}")
    layout = lay_out(source.header(), wanted, file=path)
    if layout.ignored:
        progress.say(f"{path.name}: columns ignored: {', '.join(layout.ignored)}")
    lines: dict[str, int] = {}
    sensor = OrderSensor()
    births: Counter[str] = Counter()
    for row in progress.each(source.rows(), f"checking {path.name}"):
        name = layout.value(row.values, Field.ID)
        if not name:
            raise InputFault(f"{path}: line {row.line}: has no id.")
        if name in lines:
            raise InputFault(f"{path}: line {row.line}: has the id of line {lines[name]}.")
        lines[name] = row.line
        if text := layout.value(row.values, Field.BIRTH_DATE):
            sensor.see(text)
            births[text] += 1
    if not lines:
        raise InputFault(f"{path}: has no rows below its header.")
    found = order or sensor.order()
    unread = sum(count for text, count in births.items() if read_birth(text, found) is None)
    if unread:
        progress.say(f"{path.name}: {unread:,} dates of birth are no dates; compared as text only")
    return Listing(path, source, layout, found, len(lines))
