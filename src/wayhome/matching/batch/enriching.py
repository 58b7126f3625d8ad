"""Enrich a list part by part, on several processors where it is long."""

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
from wayhome.matching.batch.enriched import SCHEMA, enriched
from wayhome.matching.batch.entries import read_entry
from wayhome.matching.batch.listing import Listing
from wayhome.matching.batch.progress import Progress

_ROWS_AT_ONCE = 10_000
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
    with ProcessPoolExecutor(threads, mp_context=get_context("spawn")) as processes:
        for part in parts:
            waiting.append(processes.submit(table_of, part))
            if len(waiting) > _AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def enriched_part(part: Part, *, layout: Layout, order: DateOrder) -> pa.Table:
    """Return the table of some rows."""
    rows = [enriched(read_entry(values, layout, order)) for values in part]
    return pa.Table.from_pylist(rows, schema=SCHEMA)
