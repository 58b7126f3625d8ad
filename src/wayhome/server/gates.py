"""Runs the project's gates: programs that must all succeed before code lands.

Each prints its name, then what it has to say, then how long it took; all run, even after one has
failed, so that one run shows everything there is to mend.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wayhome.server.launcher.throwaway import throwaway
from wayhome.server.refusal import Refusal

TEST_DATABASE = "WAYHOME_TEST_DATABASE_URL"
TEST_PREPARED = "WAYHOME_TEST_PREPARED"  # a folder where tests of one run keep what they share
WORKERS = "2"  # each has a database server or a browser working beside it
NO_DATABASE = "postgresql://nobody@/none?host=/nonexistent"


class NotACheckout(Refusal):
    """The gates need the source tree; an installed package has none."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A program by its name for people and its command line."""

    name: str
    command: tuple[str, ...]


def checkout() -> Path:
    """The folder of the source tree. Raises NotACheckout."""
    folder = Path(__file__).resolve().parents[3]
    if not (folder / "pyproject.toml").exists() or not (folder / "tests").is_dir():
        raise NotACheckout(
            "This verb works on Wayhome's source tree. Get the source and run ./wayhome there."
        )
    return folder


def python(name: str, *arguments: str) -> Gate:
    """A gate that is a Python module of the present environment."""
    return Gate(name, (sys.executable, "-m", *arguments))


def program(name: str, tool: str, *arguments: str) -> Gate:
    """A gate that is a program installed beside the present Python."""
    return Gate(name, (str(Path(sys.executable).parent / tool), *arguments))


def run_gates(gates: Sequence[Gate], environment: Mapping[str, str]) -> int:
    """Run every gate in the source tree; returns 0 when all succeeded."""
    folder = checkout()
    failed = []
    for gate in gates:
        print(f"\n== {gate.name}", flush=True)
        begun = time.monotonic()
        status = subprocess.run(
            gate.command, cwd=folder, env={**os.environ, **environment}, check=False
        ).returncode
        print(f"-- {gate.name}: {_verdict(status)} in {time.monotonic() - begun:.0f} s", flush=True)
        if status != 0:
            failed.append(gate.name)
    if len(gates) > 1:
        print(f"\n{len(gates) - len(failed)} of {len(gates)} gates passed", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


@contextmanager
def database_for_tests() -> Iterator[dict[str, str]]:
    """The environment that tests need: a cluster to make databases in, and folders of their own.

    The cluster is the one that WAYHOME_TEST_DATABASE_URL names, or else a throwaway one.
    """
    with (
        tempfile.TemporaryDirectory(prefix="wayhome-keys-") as keys,
        tempfile.TemporaryDirectory(prefix="wayhome-prepared-") as prepared,
    ):
        environment = {"WAYHOME_KEYS": keys, TEST_PREPARED: prepared}
        if os.environ.get(TEST_DATABASE):
            yield environment
            return
        with throwaway(say=lambda step: print(f"{step} …", flush=True)) as cluster:
            print(f"Tests run on PostgreSQL {cluster.version}", flush=True)
            yield {**environment, TEST_DATABASE: cluster.url()}


def settings_for_checks() -> dict[str, str]:
    """The environment for gates that load Django's settings and touch no table of theirs."""
    return {
        "DATABASE_URL": NO_DATABASE,
        "DJANGO_SETTINGS_MODULE": "wayhome.config.settings",
        # Django warns that it cannot compare with a database; there is none on purpose.
        "PYTHONWARNINGS": "ignore::RuntimeWarning:django.core.management.commands.makemigrations",
    }


def _verdict(status: int) -> str:
    return "passed" if status == 0 else f"FAILED with status {status}"
