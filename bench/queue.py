"""The queue page of 25 over a large register, for users who see nothing, little and everything.

python -m bench.queue [--complaints 100000] [--rounds 60] [--json]
"""

import argparse
import json
import sys
from uuid import UUID

from bench.report import Row, machine, show
from bench.timing import Timed, interleave
from tests.drills.instance import instance

MOST_QUERIES, MOST_TIMES = 12, 3.0


def main() -> None:
    """Fill an installation, then measure inside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--complaints", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(json.loads(options.inside), rounds=options.rounds)))
        return
    with instance() as made:
        agencies = made.run("bench.register", str(options.complaints)).splitlines()[-1]
        words = ("--inside", agencies, "--rounds", str(options.rounds))
        found = json.loads(made.run("bench.queue", *words).splitlines()[-1])
        version = made.cluster.version
    slowest = max(found["milliseconds"].values())
    times = slowest / min(found["milliseconds"].values())
    rows = [Row("complaints", f"{options.complaints:,}")]
    rows += [Row(f"{who}, median", f"{ms:.1f} ms") for who, ms in found["milliseconds"].items()]
    most = max(found["queries"].values())
    rows += [
        Row("queries of the page", str(most), bar=f"<= {MOST_QUERIES}", met=most <= MOST_QUERIES),
        Row("slowest to fastest", f"{times:.2f}", bar=f"<= {MOST_TIMES}", met=times <= MOST_TIMES),
    ]
    show("Queue", rows, about=machine(version), as_json=options.json)


def inside(agencies: dict[str, str], *, rounds: int) -> dict[str, dict[str, float]]:
    """Ask for the page as users of each agency, in turn, through the whole application."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from tests.casework.ground import browser
    from tests.drills.officers import officer
    from wayhome.access.domain.roles import Role

    settings.ALLOWED_HOSTS.append("testserver")
    roles = (Role.INTAKE_OFFICER, Role.SUPERVISOR)
    kinds = {"sees nothing": "empty", "sees 40": "small", "sees everything": "large"}
    browsers = {
        name: browser(officer(UUID(agencies[kind]), *roles)) for name, kind in kinds.items()
    }

    def page(window: Client) -> None:
        answer = window.get(reverse("desk:complaints"))
        if answer.status_code != 200:
            sys.exit(f"the page answered {answer.status_code}")

    timed: dict[str, Timed] = interleave(
        {name: lambda window=window: page(window) for name, window in browsers.items()},
        rounds=rounds,
    )
    return {
        "milliseconds": {name: each.median * 1000 for name, each in timed.items()},
        "queries": {name: each.queries for name, each in timed.items()},
    }


if __name__ == "__main__":
    main()
