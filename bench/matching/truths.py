"""Who is who in the sets, and how well a file of links or groups says so."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.matching.outcomes import Best, Ranked, best_threshold, recall_at


@dataclass(frozen=True, slots=True)
class Truth:
    """The person behind each id, and how many pairs of rows there are of one person."""

    person: Callable[[str], str]
    pairs: int
    linking: bool

    def ranked(self, out: Path) -> list[Ranked]:
        """Return the links of a result, each with whether it is true."""
        with out.open(newline="", encoding="utf-8") as lines:
            return [
                Ranked(
                    row["left_id"],
                    row["right_id"],
                    float(row["score"]),
                    self.person(row["left_id"]) == self.person(row["right_id"]),
                )
                for row in csv.DictReader(lines)
            ]

    def best(self, out: Path) -> Best:
        """Return the best F1 of a result over all thresholds."""
        return best_threshold(self.ranked(out), self.pairs)

    def recall(self, out: Path, *, precision: float) -> float:
        """Return the recall of a result at a precision."""
        return recall_at(self.ranked(out), self.pairs, precision=precision)

    def clusters(self, file: Path) -> float:
        """Return the F1 of all pairs of rows that groups put together."""
        groups: dict[str, list[str]] = defaultdict(list)
        with file.open(newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                groups[row["cluster_id"]].append(self.person(row["record_id"]))
        together = sum(map(_pairs, map(len, groups.values())))
        right = sum(_pairs(n) for group in groups.values() for n in Counter(group).values())
        return 2 * right / (together + self.pairs)


def febrl(*files: Path) -> Truth:
    """Rows are of one person when the number in their id is one."""
    ids = [row for file in files for row in _first_column(file)]
    people = Counter(map(_febrl_person, ids))
    return Truth(_febrl_person, sum(map(_pairs, people.values())), len(files) > 1)


def historical(file: Path) -> Truth:
    """Rows are of one person when their cluster is one."""
    found = duckdb.execute("SELECT unique_id, cluster FROM read_parquet(?)", [str(file)])
    clusters: Mapping[str, str] = dict(found.fetchall())
    counted = Counter(clusters.values())
    return Truth(clusters.__getitem__, sum(map(_pairs, counted.values())), linking=False)


def entities(*files: Path) -> Truth:
    """Rows of two lists are of one person when their `entity_id` is one."""
    people: dict[str, str] = {}
    sides: list[set[str]] = []
    for file in files:
        with file.open(newline="", encoding="utf-8") as lines:
            side = {row["record_id"]: row["entity_id"] for row in csv.DictReader(lines)}
        people |= side
        sides.append(set(side.values()))
    return Truth(people.__getitem__, len(sides[0] & sides[1]), linking=True)


def _febrl_person(name: str) -> str:
    return name.split("-")[1]


def _first_column(file: Path) -> Iterable[str]:
    with file.open(newline="", encoding="utf-8") as lines:
        return [row[0] for row in csv.reader(lines)][1:]


def _pairs(rows: int) -> int:
    return rows * (rows - 1) // 2
