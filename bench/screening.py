"""Screening: what the threshold costs, and how a long list answers.

python -m bench.screening [--data DIR] [--listed 10000] [--asked 200] [--json]

Pairs: labelled names of persons (name_bench); nothing is tuned here. List: an invented register as
a list of persons, asked with another source's reports of people on it and of people who are not.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from bench.report import Row, machine, show
from tests.drills.instance import instance

DATA = Path(__file__).parents[2] / "shared" / "data" / "linkage"
CUTS = (0.0, 2.0, 4.0, 7.0, 12.0)


def main() -> None:
    """Measure pairs here, and a list inside an installation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--listed", type=int, default=10_000)
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(options.data, listed=options.listed, asked=options.asked)))
        return
    with instance() as made:
        sizes = ("--listed", str(options.listed), "--asked", str(options.asked))
        words = ("--inside", "--data", str(options.data), *sizes)
        found = json.loads(made.run("bench.screening", *words).splitlines()[-1])
        version = made.cluster.version
    rows = [*pair_rows(options.data), *list_rows(found)]
    show("Screening", rows, about=machine(version), as_json=options.json)


def pair_rows(data: Path) -> list[Row]:
    """Precision and recall of names alone, from each weight on."""
    from wayhome.matching.compare.comparison import Agreement
    from wayhome.matching.two_names import compare_two_names
    from wayhome.screening.domain.tokens import tokens_of

    told: list[tuple[float, bool]] = []
    for row in read(data / "name_bench_cases.csv"):
        if row["schema"] != "Person":
            continue
        compared = compare_two_names(row["name1"], row["name2"])
        met = tokens_of([row["name1"]]) & tokens_of([row["name2"]])
        near = compared is not None and compared.agreement is not Agreement.DIFFERS and met
        weight = compared.weight if compared and near else float("-inf")
        told.append((weight, row["is_match"] == "true"))
    rows = [Row("labelled pairs of persons", f"{len(told)}")]
    for cut in CUTS:
        kept = [is_same for weight, is_same in told if weight >= cut]
        precision = sum(kept) / len(kept)
        recall = sum(kept) / sum(is_same for _, is_same in told)
        rows.append(
            Row(f"from weight {cut:g}: precision, recall", f"{precision:.3f}, {recall:.3f}")
        )
    return rows


def list_rows(found: dict[str, Any]) -> list[Row]:
    """What a long list answered."""
    return [
        Row("persons on the list", f"{found['listed']:,}"),
        Row("import", f"{found['import']:.0f} s"),
        Row("listed, asked by name: found", f"{found['name']['found']:.3f}"),
        Row("listed, with birth and nationality: found", f"{found['sharp']['found']:.3f}"),
        Row("not listed, asked by name: hits, mean", f"{found['name']['false']:.1f}"),
        Row("not listed, with birth and nationality: hits", f"{found['sharp']['false']:.1f}"),
        Row("one screening, median and p95", f"{found['median']:.0f}, {found['p95']:.0f} ms"),
    ]


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def inside(data: Path, *, listed: int, asked: int) -> dict[str, Any]:
    """Import the list and ask; the truth of the files is used to count, never to compare."""
    import django

    django.setup()
    from tests.intake.ground import receiving_agency
    from wayhome.kernel import context
    from wayhome.kernel.actor import Actor
    from wayhome.screening.actions.import_list import ListFile, import_list

    register = read(data / "sea_dev_register.csv")[:listed]
    system = Actor.system(receiving_agency())
    began = time.perf_counter()
    with context.acting(system):
        file = ListFile("sea", "Invented register", "", b"\0" * 32, "followthemoney")
        import_list(file, _listings(register), by=system)
    imported = time.perf_counter() - began
    known = {row["entity_id"] for row in register}
    partner = read(data / "sea_dev_partner.csv")
    on = [row for row in partner if row["entity_id"] in known][:asked]
    off = [row for row in partner if row["entity_id"] not in known][:asked]
    took: list[float] = []
    told = {
        name: {
            "found": mean(_asked(system, on, is_sharp=is_sharp, took=took)),
            "false": mean(_asked(system, off, is_sharp=is_sharp, took=took, counts=True)),
        }
        for name, is_sharp in (("name", False), ("sharp", True))
    }
    times = {"median": median(took) * 1000, "p95": quantiles(took, n=20)[-1] * 1000}
    return {"listed": len(register), "import": imported, **told, **times}


def _listings(rows: Sequence[dict[str, str]]) -> Iterator[Any]:
    """Rows of a register as listings; the key tells who it is, so that answers can be counted."""
    from wayhome.interchange.listed_dates import birth
    from wayhome.screening.domain.listings import ListedCountry, ListedName, Listing, SubjectKind

    for number, row in enumerate(rows):
        yield Listing(
            key=f"{row['entity_id']} {number}",
            kind=SubjectKind.PERSON,
            names=(ListedName(_name(row)),),
            births=(birth(row["dob"], line=number, place="dob"),) if row["dob"] else (),
            nationalities=(ListedCountry("", row["nationality"]),) if row["nationality"] else (),
        )


def _asked(
    system: Any,
    rows: Sequence[dict[str, str]],
    *,
    is_sharp: bool,
    took: list[float],
    counts: bool = False,
) -> Iterator[float]:
    """For each report whether the person came up, or how many came up."""
    from wayhome.kernel import context
    from wayhome.matching.description import PartialDate
    from wayhome.screening.domain.sought import Sought
    from wayhome.screening.models import Entry
    from wayhome.screening.queries.search import near

    for row in rows:
        sought = Sought((_name(row),))
        if is_sharp:
            born = PartialDate.parse(row["dob"]) if row["dob"] else None
            sought = Sought((_name(row),), birth=born, nationality=row["nationality"])
        began = time.perf_counter()
        with context.acting(system):
            found = near(sought)
            took.append(time.perf_counter() - began)
            ids = [each.entry for each in found.found]
            keys = Entry.objects.filter(id__in=ids).values_list("key", flat=True)
            people = {key.split()[0] for key in keys}
        yield float(len(ids)) if counts else float(row["entity_id"] in people)


def _name(row: dict[str, str]) -> str:
    return " ".join(part for part in (row["family_name"], row["given_name"]) if part)


if __name__ == "__main__":
    main()
