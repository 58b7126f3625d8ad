"""Lodging over HTTP, sealed, audited and on disk, against bare rows that pgbench inserts.

python -m bench.lodging [--seconds 10] [--clients 16] [--json]
"""

import argparse
import asyncio
import json
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg

from bench.report import Row, machine, show
from bench.wire import Load, as_json, drive, post
from tests.drills.instance import Instance, instance

BAR = 0.15
_BARE = "bench_bare"
_PATH = "/api/partner/v1/complaints"
_INSERT = "INSERT INTO public.bench_row (id, body) VALUES (gen_random_uuid(), repeat('x', 200));\n"


def main() -> None:
    """Measure bare inserts, lodging, and bare inserts again; the better of the two is the base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with instance() as made:
        _make_table(made)
        token = json.loads(made.run("tests.drills.stage"))["token"]
        port = made.serve("--workers", str(options.workers), "--threads", "8")
        lodge(port, token, clients=options.clients, seconds=2)
        before = bare(made, clients=options.clients, seconds=options.seconds)
        with made.superuser() as connection:
            # What the bare rows left to write is not the lodgings' to wait for.
            connection.execute("CHECKPOINT")
        load = lodge(port, token, clients=options.clients, seconds=options.seconds)
        after = bare(made, clients=options.clients, seconds=options.seconds)
        version = made.cluster.version
    ratio = load.rate / max(before, after)
    latencies = sorted(load.latencies)
    rows = [
        Row("bare inserts before", f"{before:.0f}/s"),
        Row("lodgings over HTTP", f"{load.rate:.0f}/s"),
        Row("bare inserts after", f"{after:.0f}/s"),
        Row("lodging, median", f"{latencies[len(latencies) // 2] * 1000:.1f} ms"),
        Row("lodging, 99 of 100", f"{latencies[len(latencies) * 99 // 100] * 1000:.1f} ms"),
        Row("answers", " ".join(f"{k}: {v}" for k, v in sorted(load.statuses.items()))),
        Row("share of the faster base", f"{ratio:.1%}", bar=f">= {BAR:.0%}", met=ratio >= BAR),
    ]
    show("Lodging", rows, about=machine(version), as_json=options.json)


def _make_table(made: Instance) -> None:
    """A table for bare rows, in a database beside: ours takes no table that its rules do not name."""
    with psycopg.connect(made.cluster.url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {_BARE}")
    with psycopg.connect(made.cluster.url(_BARE), autocommit=True) as connection:
        connection.execute("CREATE TABLE bench_row (id uuid PRIMARY KEY, body text NOT NULL)")


def lodge(port: int, token: str, *, clients: int, seconds: float) -> Load:
    """Lodge complaints of their own through the partners' interface."""
    requests = post(port, _PATH, token=token, bodies=complaints())
    return asyncio.run(drive(port, requests, clients=clients, seconds=seconds))


def complaints() -> Iterator[tuple[str, bytes]]:
    """Invented complaints without end, each with a key of its own."""
    run = secrets.token_hex(6)
    number = 0
    while True:
        number += 1
        answers = {
            "help": ["find", "return_home"],
            "danger_now": {"is": "do_not_know"},
            "name": f"Zandra Quillon {number}",
            "birth": "1999-04-02",
            "sex": "female",
            "nationality": ["VNM"],
            "phones": [f"+85512{number % 900000 + 100000}"],
            "country": "KHM",
            "province": "KH18",
            "place": "The blue house behind the old pier",
            "story": "She wrote that the doors are locked and that the telephone is taken. " * 4,
        }
        yield f"bench-{run}-{number}", as_json({"language": "en", "answers": answers})


def bare(made: Instance, *, clients: int, seconds: float) -> float:
    """Single-row inserts in a second, by pgbench over the same socket."""
    script = made.logs / "insert.sql"
    script.write_text(_INSERT)
    pgbench = shutil.which("pgbench") or str(*Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
    done = subprocess.run(
        [
            pgbench,
            "-n",
            "-f",
            str(script),
            "-c",
            str(clients),
            "-j",
            "2",
            "-T",
            str(int(seconds)),
            "-h",
            made.cluster.host,
            "-p",
            str(made.cluster.port),
            "-U",
            made.cluster.superuser,
            _BARE,
        ],
        env={"PGPASSWORD": made.cluster.password, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stdout)
    return float(found.group(1))


if __name__ == "__main__":
    main()
