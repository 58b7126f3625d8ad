"""Many devices hand in through doubled, re-ordered and cut deliveries: nothing lost, nothing doubled.

python -m bench.field [--devices 25] [--edits 40] [--seed 1] [--json]

The full size is `--devices 500 --edits 200`. Deliveries go through the action that the page calls, in
an installation of its own.
"""

import argparse
import json
import os
import random
import time
from collections import Counter
from contextlib import suppress
from typing import Any

import psycopg

from bench.report import Row, machine, show
from tests.drills.instance import instance

_CASES = 20
_STEPS = ("assess", "check_place", "arrange_support", "review")
_SKEW = 400 * 24 * 3600 * 1000


class _Cut(Exception):
    """The power went before anything was on the disk."""


def main() -> None:
    """Run the devices in an installation of their own, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devices", type=int, default=25)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(run(options)))
        return
    with instance() as made:
        words = [f"--{name}={getattr(options, name)}" for name in ("devices", "edits", "seed")]
        told = json.loads(made.run("bench.field", "--inside", *words).splitlines()[-1])
        version = made.cluster.version
    rows = [
        Row("devices", str(options.devices)),
        Row("edits written", str(told["written"])),
        Row("envelopes delivered", str(told["delivered"])),
        Row("deliveries cut", str(told["cut"])),
        Row("envelopes a second", f"{told['delivered'] / told['seconds']:.0f}"),
        Row("conflicts kept", str(told["conflicts"])),
        Row("lost", str(told["lost"]), bar="0", met=told["lost"] == 0),
        Row("doubled", str(told["doubled"]), bar="0", met=told["doubled"] == 0),
        Row("conflicts not shown", str(told["hidden"]), bar="0", met=told["hidden"] == 0),
    ]
    show("Field work", rows, about=machine(version), as_json=options.json)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Everything inside the installation: take along, write, deliver badly, then well, and count."""
    import django

    django.setup()
    from tests.cases.ground import office
    from tests.field.ground import Device, assigned_case

    chance = random.Random(options.seed)
    unit = office()
    cases = [assigned_case(unit) for _ in range(_CASES)]
    devices = []
    for _ in range(options.devices):
        mine = chance.sample(cases, 3)
        device = Device.of(unit.worker, *mine)
        devices.append((device, _written(device, mine, options.edits, chance)))
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    for device, edits in devices:
        _deliver_badly(device, edits, unit.worker, chance, counts)
    for device, edits in chance.sample(devices, len(devices)):
        _deliver_well(device, edits, unit.worker, counts)
    seconds = time.perf_counter() - began
    return {**_counted(unit.worker, cases, devices), **counts, "seconds": seconds}


def _written(device: Any, cases: list[Any], number: int, chance: random.Random) -> list[Any]:
    """Notes, and plans each on top of the one before; the clock of the device is anywhere."""
    skew, last, made = chance.randint(-_SKEW, _SKEW), {}, []
    for at in range(number):
        case = chance.choice(cases)
        if chance.random() < 0.7:
            edit = device.note(case, f"Note {device.package.taking} {at}")
        else:
            before = last.get(case)
            base = before["values"] if before else device.seen(case)
            after = before["id"] if before else None
            edit = last[case] = device.plan(case, chance.choice(_STEPS), base=base, after=after)
        edit["at"] += skew
        made.append(edit)
    return made


def _deliver_badly(
    device: Any, edits: list[Any], by: Any, chance: random.Random, counts: Counter[str]
) -> None:
    """Parts of it, in any order, some twice; every fifth is taken back as if the power had gone."""
    from wayhome.field.actions.receive import receive_edits
    from wayhome.kernel import context

    for _ in range(max(2, len(edits) // 20)):
        part = chance.choices(edits, k=min(20, len(edits)))
        counts["delivered"] += len(part)
        if chance.random() < 0.2:
            counts["cut"] += 1
            with suppress(_Cut), context.acting(by):
                envelopes = [device.sealed(edit) for edit in part]
                receive_edits(taking=device.package.taking, envelopes=envelopes, by=by)
                raise _Cut
            continue
        device.hand_in(by, *part)


def _deliver_well(device: Any, edits: list[Any], by: Any, counts: Counter[str]) -> None:
    """As the app does: everything, oldest first, 20 at once."""
    for at in range(0, len(edits), 20):
        part = edits[at : at + 20]
        counts["delivered"] += len(part)
        device.hand_in(by, *part)


def _counted(by: Any, cases: list[Any], devices: list[Any]) -> dict[str, int]:
    """What was written against what stands, note by note and conflict by conflict."""
    from tests.field.desk import notes_of
    from wayhome.field.queries.differences import open_edit_count
    from wayhome.kernel import context

    written = [edit for _device, edits in devices for edit in edits]
    told = Counter(edit["text"] for edit in written if edit["kind"] == "note")
    stands = Counter(text for case in cases for text in notes_of(case, by=by))
    states = Counter(_states())
    with context.acting(by):
        shown = open_edit_count(by)
    waits = sum(states[state] for state in ("conflict", "held", "waiting"))
    return {
        "written": len(written),
        "conflicts": states["conflict"],
        "lost": sum((told - stands).values()) + len(written) - sum(states.values()),
        "doubled": sum((stands - told).values()),
        "hidden": waits - shown,
    }


def _states() -> list[str]:
    """The state of every edit that was received, by the database behind the walls."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM field_edit")]


if __name__ == "__main__":
    main()
