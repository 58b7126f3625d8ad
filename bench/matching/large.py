"""Two long lists of invented people, linked beside Splink: time and memory.

python -m bench.matching.large [--persons 1000000] [--data DIR] [--json]
"""

import argparse
import csv
import tempfile
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from bench.matching import truths
from bench.matching.invent import Inventor
from bench.matching.runs import match, splink
from bench.matching.told import machine_told
from bench.report import Row, show

DATA = Path(__file__).resolve().parents[3] / "shared/data/linkage"
_HEADER = (
    "record_id",
    "entity_id",
    "family_name",
    "given_name",
    "sex",
    "dob",
    "nationality",
    "province",
    "phone",
    "passport",
)
_MOST_TIMES = 1.2
_MOST_GIB = 8.0


def write_lists(data: Path, folder: Path, *, persons: int) -> tuple[Path, Path]:
    """Write a register and a partner's list of as many people, half of them the same."""
    inventor = Inventor(data, seed=20)
    register, partner = folder / "register.csv", folder / "partner.csv"
    with (
        register.open("w", newline="", encoding="utf-8") as one,
        partner.open("w", newline="", encoding="utf-8") as other,
    ):
        lefts, rights = csv.writer(one), csv.writer(other)
        lefts.writerow(_HEADER)
        rights.writerow(_HEADER)
        for at in range(persons):
            person = inventor.person()
            lefts.writerow([f"R{at}", f"E{at}", *astuple(person.reported)])
            is_same = at % 2 == 0
            reported = inventor.report(person if is_same else inventor.person())
            number = at * 7_368_787 % persons
            entity = f"E{at}" if is_same else f"E{persons + at}"
            rights.writerow([f"P{number}", entity, *astuple(reported)])
    return register, partner


def large_rows(data: Path, work: Path, *, persons: int) -> Iterator[Row]:
    """Link them, with Splink beside."""
    pair = write_lists(data, work, persons=persons)
    ours, peer = work / "ours.csv", work / "peer.csv"
    spent = match("link", *pair, "--out", ours, "--memory", "5GB")
    theirs = splink("people", peer, work / "groups.csv", *pair)
    truth = truths.entities(*pair)
    name = f"{persons:,} x {persons:,}"
    share = spent.seconds / theirs.seconds
    yield Row(f"{name}: time as a share of Splink's", f"{share:.2f}", "1.20", share <= _MOST_TIMES)
    share_of_work = f"{spent.processor / theirs.processor:.2f}"
    yield Row(f"{name}: processor's seconds as a share of Splink's", share_of_work)
    yield Row(f"{name}: memory, GiB", f"{spent.gib:.1f}", "8.0", spent.gib <= _MOST_GIB)
    yield Row(f"{name}: cost", str(spent), f"Splink {theirs}")
    yield Row(f"{name}: F1", f"{truth.best(ours).f1:.4f}", f"Splink {truth.best(peer).f1:.4f}")


def main() -> None:
    """Link lists of the length that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(large_rows(options.data, Path(folder), persons=options.persons))
    show("Two long lists", rows, about=machine_told(), as_json=options.json)


if __name__ == "__main__":
    main()
