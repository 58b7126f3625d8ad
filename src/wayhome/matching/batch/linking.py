"""Link two lists, or one with itself: read, learn, compare chunk by chunk, decide, write."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome.matching.batch.clusters import LARGEST
from wayhome.matching.batch.comparing import RESCORED, SCORED, Comparing
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.different import read_different
from wayhome.matching.batch.engines.choosing import check_engine, open_engine
from wayhome.matching.batch.engines.engine import EngineName
from wayhome.matching.batch.grouping import group
from wayhome.matching.batch.homes import held_apart
from wayhome.matching.batch.links import (
    Scored,
    competing,
    likelier,
    one_each,
    scored_again,
    scored_by_splink,
    without,
)
from wayhome.matching.batch.preparing import Asked, prepare
from wayhome.matching.batch.progress import Progress, counted
from wayhome.matching.batch.results import write_clusters, write_links
from wayhome.matching.batch.tables import load_entries, open_database
from wayhome.matching.batch.writing import check_place


@dataclass(frozen=True, slots=True)
class Request:
    """What to link, and how: one file or two, and where the results go."""

    files: tuple[Path, ...]
    out: Path
    columns: Path | None = None
    clusters: Path | None = None
    largest: int = LARGEST
    different: Path | None = None
    one_to_one: bool = False
    order: DateOrder | None = None
    at_least: float = 0.05
    work: Path | None = None
    memory: str = "4GB"
    threads: int = 2
    engine: EngineName = EngineName.DUCKDB

    @property
    def linking(self) -> bool:
        """Whether two lists are linked, rather than one with itself."""
        return len(self.files) > 1


def run_linking(request: Request, progress: Progress) -> None:
    """Write the links, and the clusters where asked. Raises `InputFault`."""
    for file in filter(None, (request.out, request.clusters)):
        check_place(file)
    check_engine(request.engine)
    prepared = prepare(
        Asked(request.files, request.columns, request.order, request.threads, request.engine),
        folder=request.work or request.out.with_name(f"{request.out.name}.work"),
        progress=progress,
    )
    work = prepared.work
    with open_database(work.folder, memory=request.memory, threads=request.threads) as database:
        told = frozenset(load_entries(database, prepared.enriched))
        different = _different(request, database)
        engine = open_engine(
            request.engine,
            database,
            work.folder,
            linking=request.linking,
            threads=request.threads,
        )
        comparing = Comparing(
            database,
            engine,
            work,
            told,
            linking=request.linking,
            threads=request.threads,
            progress=progress,
        )
        again = comparing.compare()
        links = without(_links(comparing, prepared.counts, again=again), different)
        _write(comparing, links, request, different=different)
    work.close()


def _different(request: Request, database: duckdb.DuckDBPyConnection) -> frozenset[tuple[int, int]]:
    """The pairs that somebody has judged already."""
    if request.different is None:
        return frozenset()
    return read_different(request.different, database, linking=request.linking)


def _links(comparing: Comparing, counts: Sequence[int], *, again: bool) -> Scored:
    """Return the links of a run. Where two lists are linked, those of one row compete."""
    folder = comparing.work.folder
    if again:
        scored = scored_again(comparing.database, str(folder / RESCORED))
    else:
        among = counts[0] * (counts[1] if comparing.linking else counts[0] - 1)
        pairs = among if comparing.linking else among // 2
        scored = scored_by_splink(comparing.database, str(folder / SCORED), pairs=pairs)
    apart = held_apart(comparing.database, scored)
    return competing(apart) if comparing.linking else apart


def _write(
    comparing: Comparing,
    links: Scored,
    request: Request,
    *,
    different: frozenset[tuple[int, int]],
) -> None:
    """Write what the links come to."""
    database, progress = comparing.database, comparing.progress
    if request.clusters:
        progress.say("grouping")
        grouped = group(database, links, different=different, largest=request.largest)
        write_clusters(database, grouped, request.clusters, progress=progress)
    shown = likelier(links, request.at_least)
    count = write_links(database, one_each(shown) if request.one_to_one else shown, request.out)
    progress.say(f"{counted(count, 'link', 'links')} written to {request.out}")
