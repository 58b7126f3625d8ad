"""Look for the person of a second report among many sealed persons, and pg_trgm beside it.

python -m bench.matching.online [--persons 100000] [--queries 1500] [--data DIR] [--json]
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.matching.asking import Asked
from bench.report import Row, machine, show
from tests.drills.instance import Instance, instance

DATA = Path(__file__).resolve().parents[3] / "shared/data/linkage"
_AT_ONCE = 10_000
_REACH = {1_000_000: (0.92, 15.0), 10_000_000: (0.86, 25.0)}
_SURE = 0.99
_HAS = ("phone or document", "full date of birth", "year of birth", "name only")
_BARE = """
ALTER TABLE people_token DROP CONSTRAINT people_token_pkey;
DROP INDEX people_token_person;
"""
_INDEXED = """
SET maintenance_work_mem = '1GB';
ALTER TABLE people_token ADD PRIMARY KEY (agency_id, token, person_id);
CREATE INDEX people_token_person ON people_token (agency_id, person_id);
"""


def main() -> None:
    """Fill an installation, then ask inside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=1_500)
    parser.add_argument("--trigram", type=int, default=100, help="questions to pg_trgm as well")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "sea_name_variants.csv").exists():
        print(f"Skipped: no spellings of names in {options.data}; give them with --data.")
        sys.exit(2)
    with instance() as made:
        agency = made.run("bench.matching.filling").splitlines()[-1]
        filled = _fill(made, agency, options)
        words = (agency, str(options.persons), str(options.queries), str(options.trigram))
        found = made.run("bench.matching.asking", *words, str(options.data)).splitlines()[-1]
        sizes, version = list(_sizes(made)), made.cluster.version
    rows = [*_rows(json.loads(found), options.persons), *filled, *sizes]
    show("Looking up a reported person", rows, about=machine(version), as_json=options.json)


def _fill(made: Instance, agency: str, options: argparse.Namespace) -> list[Row]:
    """Copy persons in bare tables, then make the indexes."""
    began = time.perf_counter()
    with made.superuser() as connection:
        connection.execute(_BARE)
    for first in range(0, options.persons, _AT_ONCE):
        count = str(min(_AT_ONCE, options.persons - first))
        made.run("bench.matching.filling", agency, str(first), count, str(options.data))
        print(f"{first + int(count):,} of {options.persons:,} filled", file=sys.stderr)
    filled = time.perf_counter() - began
    with made.superuser() as connection:
        connection.execute(_INDEXED)
        connection.execute("VACUUM ANALYZE")
    indexed = time.perf_counter() - began - filled
    return [
        Row("persons", f"{options.persons:,}"),
        Row("inventing, sealing, copying", f"{filled:.0f} s"),
        Row("indexing", f"{indexed:.0f} s"),
    ]


def _rows(found: dict[str, Any], persons: int) -> Iterator[Row]:
    """The figures of sealed lookup, then those of pg_trgm."""
    asked = [Asked(**each) for each in found["sealed"]]
    recall, latest = _REACH.get(persons, (0.0, 0.0))
    for at in (1, 10):
        share = _recall(asked, at)
        bar = f">= {recall}" if at == 10 and recall else ""
        yield Row(f"recall@{at}", f"{share:.3f}", bar=bar, met=share >= recall if bar else None)
    for has in _HAS:
        some = [each for each in asked if each.has == has]
        share = _recall(some, 10)
        bar = f">= {_SURE}" if has == _HAS[0] and recall else ""
        name = f"recall@10 with {has} (n={len(some)})"
        yield Row(name, f"{share:.3f}", bar=bar, met=share >= _SURE if bar else None)
    for name, times in (
        ("search, scores and reasons", [each.seconds for each in asked]),
        ("with transaction and leaf on disk", [each.whole for each in asked]),
        ("processor time outside the database", [each.own for each in asked]),
    ):
        for share in (0.50, 0.95, 0.99):
            took = _quantile(times, share) * 1000
            bar = (
                f"<= {latest}" if share == 0.95 and latest and times[0] == asked[0].seconds else ""
            )
            yield Row(
                f"{name}, p{share * 100:.0f}",
                f"{took:.1f} ms",
                bar=bar,
                met=took <= latest if bar else None,
            )
    beside = [Asked(**each) for each in found["trigram"]]
    if beside:
        yield from _beside(beside, asked)


def _beside(beside: Sequence[Asked], asked: Sequence[Asked]) -> Iterator[Row]:
    same = asked[: len(beside)]
    for at in (1, 10):
        text = f"{_recall(beside, at):.3f} / {_recall(same, at):.3f}"
        yield Row(f"pg_trgm on clear names / sealed, recall@{at} (n={len(same)})", text)
    for share in (0.50, 0.95):
        took = _quantile([each.seconds for each in beside], share) * 1000
        yield Row(f"pg_trgm, p{share * 100:.0f}", f"{took:.0f} ms")


def _recall(asked: Sequence[Asked], at: int) -> float:
    return sum(each.rank is not None and each.rank < at for each in asked) / max(len(asked), 1)


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def _sizes(made: Instance) -> Iterator[Row]:
    with made.superuser() as connection:
        for name in ("people_person", "people_token", "bench_clear"):
            found = connection.execute(
                "SELECT pg_size_pretty(pg_table_size(c.oid)), pg_size_pretty(pg_indexes_size(c.oid))"
                " FROM pg_class AS c WHERE relname = %s",
                [name],
            ).fetchone()
            if found:
                yield Row(f"{name}, table and indexes", f"{found[0]} + {found[1]}")


if __name__ == "__main__":
    main()
