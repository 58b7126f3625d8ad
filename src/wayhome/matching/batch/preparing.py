"""Read the lists of a run, once: checked, enriched, and kept in its work folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.columns import ColumnMap, unknown_columns
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.enriched import write_enriched
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.listing import Listing, open_listing
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.work import Work


@dataclass(frozen=True, slots=True)
class Prepared:
    """The work folder of a run, and for each list its enriched table and number of rows."""

    work: Work
    enriched: tuple[Path, ...]
    counts: tuple[int, ...]


def prepare(
    files: Sequence[Path],
    columns: Path | None,
    *,
    order: DateOrder | None,
    folder: Path,
    progress: Progress,
) -> Prepared:
    """Return the lists ready to be compared. Raises `InputFault`."""
    wanted = ColumnMap.read(columns) if columns else None
    listings = [open_listing(file, wanted, order=order, progress=progress) for file in files]
    missing = unknown_columns(wanted, [each.source.header() for each in listings]) if wanted else []
    if missing:
        raise InputFault(f"{files[0]}: line 1: no column {', '.join(missing)}, which --map names.")
    work = Work.open(folder, files=files, told=(wanted, order))
    enriched = tuple(
        _enrich(work, f"entries-{side}.parquet", listing, progress=progress)
        for side, listing in enumerate(listings)
    )
    return Prepared(work, enriched, tuple(listing.count for listing in listings))


def _enrich(work: Work, name: str, listing: Listing, *, progress: Progress) -> Path:
    def write(half: Path) -> None:
        write_enriched(listing.entries(progress), half)

    return work.step(name, write)
