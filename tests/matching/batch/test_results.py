"""What a run says of its groups."""

from pathlib import Path

import duckdb
import pytest

from wayhome.matching.batch.grouping import Grouped
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.results import write_clusters


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ((0,), ("1 cluster has more than 12 records, look at it first: r0", "1 cluster would")),
        ((0, 20), ("2 clusters have more than 12 records, look at them first: r0, r20", "2 clus")),
    ],
)
def test_write_clusters_says_how_many_are_large_or_cut(
    heads: tuple[int, ...],
    told: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    database = duckdb.connect()
    database.execute(
        "CREATE TABLE entries AS SELECT i AS uid, 'r' || i AS record_id FROM range(40) t(i)"
    )
    groups = {head + row: head for head in heads for row in range(13)}
    grouped = Grouped(groups, cut=tuple(frozenset({head, head + 1}) for head in heads))

    write_clusters(database, grouped, tmp_path / "clusters.csv", progress=Progress())

    said = capsys.readouterr().err
    assert all(words in said for words in told)
