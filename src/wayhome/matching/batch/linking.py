"""Link two lists, or one with itself: read, learn, compare chunk by chunk, decide, write."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome.matching.batch import candidates
from wayhome.matching.batch.assignment import Link, one_to_one
from wayhome.matching.batch.clusters import LARGE, cluster
from wayhome.matching.batch.days import DateOrder
from wayhome.matching.batch.preparing import prepare
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.tables import load_entries, open_database
from wayhome.matching.batch.training import linker_over, settings_for, train
from wayhome.matching.batch.work import Work
from wayhome.matching.batch.writing import write_csv
from wayhome.matching.score import probability

_PAIRS_AT_ONCE = 2_000_000


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
    prepared = prepare(
        request.files,
        request.columns,
        order=request.order,
        folder=request.work or request.out.with_name(f"{request.out.name}.work"),
        progress=progress,
    )
    work = prepared.work
    with open_database(work.folder, memory=request.memory, threads=request.threads) as database:
        told = load_entries(database, prepared.enriched)
        _compare(database, work, told=told, request=request, progress=progress)
        _decide(database, work, request=request, progress=progress)
    work.close()


def _compare(
    database: duckdb.DuckDBPyConnection,
    work: Work,
    *,
    told: set[str],
    request: Request,
    progress: Progress,
) -> None:
    """Leave a file of scored pairs for each chunk in the work folder."""
    linking = request.linking

    def learn(half: Path) -> None:
        progress.say("learning weights")
        linker = linker_over(database, settings_for(told, linking=linking))
        train(linker, told)
        linker.misc.save_model_to_json(str(half), overwrite=True)

    model = work.step("model.json", learn)
    progress.say("choosing pairs")
    candidates.make_keys(database, told)
    rows = database.execute("SELECT count(*) FROM entries").fetchall()[0][0]
    budget = max(candidates.FEWEST_PAIRS, candidates.PAIRS_PER_ROW * rows)
    expected = candidates.choose_keys(database, linking=linking, budget=budget)
    chunks = expected // _PAIRS_AT_ONCE + 1
    for chunk in range(chunks):

        def score(half: Path, chunk: int = chunk) -> None:
            count = candidates.pairs_of_chunk(database, linking=linking, chunk=chunk, chunks=chunks)
            progress.say(f"comparing part {chunk + 1} of {chunks}: {count:,} pairs")
            _score(database, model, half, linking=linking)

        work.step(f"pairs-{chunk:05}.parquet", score)


def _score(database: duckdb.DuckDBPyConnection, model: Path, half: Path, *, linking: bool) -> None:
    left, right = ("'a-__-' || uid_l", "'b-__-' || uid_r") if linking else ("uid_l", "uid_r")
    database.execute(
        "CREATE OR REPLACE TABLE blocked AS SELECT '0' AS match_key, "
        f"{left} AS join_key_l, {right} AS join_key_r FROM candidates"
    )
    linker = linker_over(database, model)
    pairs = linker._db_api.register("blocked")  # noqa: SLF001  # the linker hides its own door
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    scored = linker.inference.predict(warning_mode="never")
    database.execute(
        f"COPY (SELECT uid_l, uid_r, match_weight AS weight FROM {scored.physical_name}) "
        f"TO '{half}' (FORMAT parquet)"
    )
    scored.drop_table_from_database_and_remove_from_cache()


def _decide(
    database: duckdb.DuckDBPyConnection, work: Work, *, request: Request, progress: Progress
) -> None:
    """Write what the scored pairs come to."""
    pairs = str(work.folder / "pairs-*.parquet")
    names = dict(database.execute("SELECT uid, record_id FROM entries ORDER BY uid").fetchall())
    links = _links(database, pairs)
    if request.clusters:
        progress.say("grouping")
        _write_clusters(request.clusters, cluster(links), names, progress=progress)
    shown = [link for link in links if probability(link.weight) >= request.at_least]
    if request.one_to_one:
        shown = one_to_one(shown)
    shown.sort(key=lambda link: (-link.weight, link.left, link.right))
    rows = (
        (names[x.left], names[x.right], f"{x.weight:.4f}", f"{probability(x.weight):.6f}")
        for x in shown
    )
    count = write_csv(request.out, ("left_id", "right_id", "score", "probability"), rows)
    progress.say(f"{count:,} links written to {request.out}")


def _links(database: duckdb.DuckDBPyConnection, pairs: str) -> list[Link]:
    found = database.execute(
        "SELECT uid_l, uid_r, weight FROM read_parquet(?) WHERE weight > -12", [pairs]
    )
    links: list[Link] = []
    while batch := found.fetchmany(100_000):
        links += (Link(left, right, round(weight, 6)) for left, right, weight in batch)
    return links


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
