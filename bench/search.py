"""Name search over a large sealed register against a page of 25 persons by primary key.

python -m bench.search [--persons 100000] [--rounds 60] [--json]
"""

import argparse
import json
from typing import Any
from uuid import UUID

from bench.report import Row, machine, show
from bench.timing import interleave
from tests.drills.instance import instance

MOST_TIMES = 5.0


def main() -> None:
    """Fill an installation, then measure inside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        agency = UUID(json.loads(options.inside)["large"])
        print(json.dumps(inside(agency, rounds=options.rounds)))
        return
    with instance() as made:
        agencies = made.run("bench.register", str(options.persons)).splitlines()[-1]
        words = ("--inside", agencies, "--rounds", str(options.rounds))
        found = json.loads(made.run("bench.search", *words).splitlines()[-1])
        version = made.cluster.version
    times = found["search"] / found["page"]
    rows = [
        Row("persons", f"{options.persons:,}"),
        Row("hits of each search, mean", f"{found['hits']:.1f}"),
        Row("page by primary key, sealed", f"{found['sealed page']:.1f} ms"),
        Row("page by primary key, opened", f"{found['page']:.1f} ms"),
        Row("search by name", f"{found['search']:.1f} ms"),
        Row("search to sealed page", f"{found['search'] / found['sealed page']:.2f}"),
        Row("search to page", f"{times:.2f}", bar=f"<= {MOST_TIMES}", met=times <= MOST_TIMES),
    ]
    show("Search", rows, about=machine(version), as_json=options.json)


def inside(agency: UUID, *, rounds: int) -> dict[str, float]:
    """Ask in turn, each in a transaction of its own with its signed context; milliseconds."""
    import django

    django.setup()
    from itertools import cycle
    from random import Random

    from tests.intake.ground import staff
    from wayhome.access.domain.purposes import Purpose
    from wayhome.access.domain.roles import Role
    from wayhome.kernel import context
    from wayhome.people.models import Person
    from wayhome.people.queries.described import described
    from wayhome.people.queries.search import search

    actor = staff(agency, Role.INTAKE_OFFICER)
    chance = Random(5)
    with context.acting(actor):
        known = list(Person.objects.filter(agency_id=agency).values_list("id", flat=True)[:20_000])
        some = described(agency, chance.sample(known, rounds + 5))
    names = cycle([chance.choice(each.description.names) for each in some])
    hits: list[int] = []

    def find() -> None:
        with context.acting(actor):
            hits.append(len(search(actor, next(names), purpose=Purpose.TRIAGE).hits))

    def page(*, opened: bool) -> None:
        first = chance.choice(known)
        with context.acting(actor):
            rows: Any = Person.objects.filter(agency_id=agency, id__gt=first).order_by("id")[:25]
            if opened:
                described(agency, [row.id for row in rows.only("id")])
            else:
                list(rows)

    acts = {
        "page": lambda: page(opened=True),
        "sealed page": lambda: page(opened=False),
        "search": find,
    }
    timed = interleave(acts, rounds=rounds)
    return {name: each.median * 1000 for name, each in timed.items()} | {
        "hits": sum(hits) / len(hits)
    }


if __name__ == "__main__":
    main()
