"""Link two lists, or one with itself: read, learn, compare chunk by chunk, decide, write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.assignment import Link, one_to_one
from wayhome.matching.batch.clusters import LARGE, cluster
from wayhome.matching.batch.comparing import RESCORED, SCORED, Comparing
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.links import competing, scored_again, scored_by_splink
from wayhome.matching.batch.preparing import prepare
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.tables import load_entries, open_database
from wayhome.matching.batch.writing import check_place, write_csv
from wayhome.matching.score import probability


@dataclass(frozen=True, slots=True)
class Request:
    """What to link, and how: one file or two, and where the results go."""

    files: tuple[Path, ...]
    out: Path
    columns: Path | None = None
    clusters: Path | None = None
    one_to_one: bool = False
    order: DateOrder | None = None
    at_least: float = 0.05
    work: Path | None = None
    memory: str = "4GB"
    threads: int = 2

    @property
    def linking(self) -> bool:
        """Whether two lists are linked, rather than one with itself."""
        return len(self.files) > 1


def run_linking(request: Request, progress: Progress) -> None:
    """Write the links, and the clusters where asked. Raises `InputFault`."""
    for file in filter(None, (request.out, request.clusters)):
        check_place(file)
    prepared = prepare(
        request.files,
        request.columns,
        order=request.order,
        folder=request.work or request.out.with_name(f"{request.out.name}.work"),
        progress=progress,
    )
    work = prepared.work
    with open_database(work.folder, memory=request.memory, threads=request.threads) as database:
        told = frozenset(load_entries(database, prepared.enriched))
        comparing = Comparing(database, work, told, request.linking, progress)
        again = comparing.compare()
        _write(comparing, _links(comparing, prepared.counts, again=again), request)
    work.close()


def _links(comparing: Comparing, counts: Sequence[int], *, again: bool) -> list[Link]:
    """Return the links of a run. Where two lists are linked, those of one row compete."""
    folder = comparing.work.folder
    if again:
        scored = scored_again(comparing.database, str(folder / RESCORED))
    else:
        among = counts[0] * (counts[1] if comparing.linking else counts[0] - 1)
        pairs = among if comparing.linking else among // 2
        scored = scored_by_splink(comparing.database, str(folder / SCORED), pairs=pairs)
    return list((competing(scored) if comparing.linking else scored).links())


def _write(comparing: Comparing, links: list[Link], request: Request) -> None:
    """Write what the links come to."""
    progress = comparing.progress
    found = comparing.database.execute("SELECT uid, record_id FROM entries ORDER BY uid")
    names = dict(found.fetchall())
    if request.clusters:
        progress.say("grouping")
        _write_clusters(request.clusters, cluster(links), names, progress=progress)
    shown = [link for link in links if probability(link.weight) >= request.at_least]
    if request.one_to_one:
        shown = one_to_one(shown)
    shown.sort(key=lambda link: (-link.weight, names[link.left], names[link.right]))
    rows = (
        (names[x.left], names[x.right], f"{x.weight:.4f}", f"{probability(x.weight):.6f}")
        for x in shown
    )
    count = write_csv(request.out, ("left_id", "right_id", "score", "probability"), rows)
    progress.say(f"{count:,} links written to {request.out}")


def _write_clusters(
    file: Path, groups: Mapping[int, int], names: dict[int, str], *, progress: Progress
) -> None:
    sizes: dict[int, int] = {}
    for name in groups.values():
        sizes[name] = sizes.get(name, 0) + 1
    rows = ((name, names[groups.get(uid, uid)]) for uid, name in names.items())
    write_csv(file, ("record_id", "cluster_id"), rows)
    large = sorted(names[name] for name, size in sizes.items() if size > LARGE)
    if large:
        progress.say(
            f"{len(large):,} clusters have more than {LARGE} records, look at them first: "
            + ", ".join(large[:10])
        )
