"""Enrich a list part by part, on several processors where it is long."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wayhome.matching.batch.columns import Layout
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.enriched import PIECES, SCHEMA
from wayhome.matching.batch.entries import Entry
from wayhome.matching.batch.listing import Listing
from wayhome.matching.batch.progress import Progress

_ROWS_AT_ONCE = 25_000
_LONG = 50_000
_AHEAD = 2

Part = list[list[str]]


def write_enriched(listing: Listing, file: Path, *, threads: int, progress: Progress) -> None:
    """Write the table of a list to a Parquet file, in the order of the list."""
    rows = progress.each(listing.source.rows(), f"reading {listing.path.name}", total=listing.count)
    values = (row.values for row in rows)
    parts = iter(lambda: list(islice(values, _ROWS_AT_ONCE)), [])
    with pq.ParquetWriter(file, SCHEMA) as writer:
        for table in _tables(listing, parts, threads=threads):
            writer.write_table(table)


def _tables(listing: Listing, parts: Iterable[Part], *, threads: int) -> Iterator[pa.Table]:
    """Yield the table of each part; never more than a few parts are held at once."""
    table_of = partial(enriched_part, layout=listing.layout, order=listing.order)
    if threads == 1 or listing.count < _LONG:
        yield from map(table_of, parts)
        return
    waiting: deque[Future[pa.Table]] = deque()
    # What is read of names is kept, and millions of kept things make each look for garbage long.
    with ProcessPoolExecutor(threads, get_context("spawn"), gc.disable) as processes:
        for part in parts:
            waiting.append(processes.submit(table_of, part))
            if len(waiting) > _AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def enriched_part(part: Part, *, layout: Layout, order: DateOrder) -> pa.Table:
    """Return the table of some rows, each piece of which is read once for all that say the same."""
    columns: dict[str, pa.Array] = {}
    for piece in PIECES:
        at = layout.places(piece.fields)
        numbers: dict[tuple[str, ...], int] = {}
        which = [
            numbers.setdefault(values, len(numbers))
            for values in (tuple([row[place] for place in at]) for row in part)
        ]
        only = layout.only(piece.fields)
        read = [piece.read(Entry(values, only, order)) for values in numbers]
        for name, found in zip(piece.columns, zip(*read, strict=True), strict=True):
            columns[name] = pa.array(found, SCHEMA.field(name).type).take(pa.array(which))
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)
