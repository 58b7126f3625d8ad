"""The canary drill: whoever steals the disk, a dump or a log finds nobody in it."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.drills.instance import Instance
from tests.drills.search_bytes import forms, hits
from tests.drills.story import SHARED
from wayhome.server.launcher.binaries import find_binaries

pytestmark = pytest.mark.timeout(600)


@dataclass
class Taken:
    """Everything a thief could carry away, the markers, and a code that is there in clear."""

    places: list[Path]
    dump: Path
    markers: dict[str, str]
    control: str


def dump(made: Instance, *options: str) -> Path:
    """A backup as the backup role makes it."""
    password = made.run("tests.drills.backup_password").strip()
    target = made.logs / f"{made.database}.dump.sql"
    done = subprocess.run(
        [find_binaries() / "pg_dump", "--file", target, *options],
        env={
            "PATH": os.environ["PATH"],
            "PGHOST": made.cluster.host,
            "PGPORT": str(made.cluster.port),
            "PGUSER": "wayhome_backup",
            "PGPASSWORD": password,
            "PGDATABASE": made.database,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def taken(installation: Instance) -> Taken:
    """An installation that was used, and taken away while it ran."""
    story = json.loads(installation.run("tests.drills.story").splitlines()[-1])
    port = installation.serve()
    _stumble(port, list(story["markers"].values()))
    installation.run("tests.drills.settle")
    with installation.superuser() as connection:
        connection.execute("CHECKPOINT")
        oid = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert oid is not None
    data = installation.cluster.data
    return Taken(
        places=[data / "base" / str(oid[0]), data / "pg_wal", installation.logs]
        + [each for each in installation.home.rglob("*.log*") if each.is_file()],
        dump=dump(installation),
        markers=story["markers"],
        control=story["control"],
    )


def _stumble(port: int, markers: list[str]) -> None:
    """Calls that go wrong, with markers wherever a log could pick them up."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        for word in markers[:5]:
            client.get(f"/{word}")
            client.get("/ask/1", params={"q": word}, headers={"User-Agent": word})
            client.post("/ask/1", data={"name": word})
            client.post(
                "/api/partner/v1/complaints",
                content=f'{{"answers": {{"name": "{word}"',
                headers={"Authorization": f"Bearer {word}", "Idempotency-Key": word},
            )


def test_nothing_taken_names_anybody(taken: Taken) -> None:
    wanted = {SHARED, *(each for each in taken.markers.values() if SHARED not in each)}

    assert len(taken.markers) > 30
    assert hits(wanted, [*taken.places, taken.dump]) == set()


@pytest.mark.one_version
def test_search_finds_what_stands_in_clear(taken: Taken) -> None:
    found = hits([taken.control], taken.places)

    assert any(name.isdigit() or name.partition(".")[0].isdigit() for _, name in found)
    assert hits([taken.control], [taken.dump])


def test_search_finds_every_form(tmp_path: Path) -> None:
    word = "Sokunthea Zzyzx"
    for number, form in enumerate(forms(word)):
        (tmp_path / str(number)).write_bytes(b"x" * 5_000_000 + form + b"yy")

    assert len(hits([word], [tmp_path])) == len(list(forms(word)))


@pytest.mark.one_version
def test_dump_of_demo_names_nobody(installation: Instance) -> None:
    words = json.loads(installation.run("tests.drills.small_demo").splitlines()[-1])
    with installation.superuser() as connection:
        code = connection.execute("SELECT code FROM cases_case LIMIT 1").fetchone()
    assert code is not None
    assert len(words) > 100

    found = dump(installation)

    assert hits(words, [found]) == set()
    assert hits(code, [found])
