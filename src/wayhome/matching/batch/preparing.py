"""Read the lists of a run, once: checked, enriched, and kept in its work folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.columns import ColumnMap, unknown_columns
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.engines.engine import EngineName
from wayhome.matching.batch.enriching import write_enriched
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.listing import Listing, open_listing
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.work import Work


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lists to read, how, and on how many processors."""

    files: Sequence[Path]
    columns: Path | None = None
    order: DateOrder | None = None
    threads: int = 1
    engine: EngineName = EngineName.DUCKDB


@dataclass(frozen=True, slots=True)
class Prepared:
    """The work folder of a run, and for each list its enriched table and number of rows."""

    work: Work
    enriched: tuple[Path, ...]
    counts: tuple[int, ...]


def prepare(asked: Asked, *, folder: Path, progress: Progress) -> Prepared:
    """Return the lists ready to be compared. Raises `InputFault`."""
    files, order = asked.files, asked.order
    wanted = ColumnMap.read(asked.columns) if asked.columns else None
    listings = [open_listing(file, wanted, order=order, progress=progress) for file in files]
    missing = unknown_columns(wanted, [each.source.header() for each in listings]) if wanted else []
    if missing:
        raise InputFault(f"{files[0]}: line 1: no column {', '.join(missing)}, which --map names.")
    work = Work.open(folder, files=files, told=(wanted, order, asked.engine))
    enriched = tuple(
        _enrich(work, f"entries-{side}.parquet", listing, threads=asked.threads, progress=progress)
        for side, listing in enumerate(listings)
    )
    return Prepared(work, enriched, tuple(listing.count for listing in listings))


def _enrich(work: Work, name: str, listing: Listing, *, threads: int, progress: Progress) -> Path:
    def write(half: Path) -> None:
        write_enriched(listing, half, threads=threads, progress=progress)

    return work.step(name, write)
