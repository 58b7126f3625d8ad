"""A whole installation of its own: durable database, keys, server and worker as real processes."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg

from tests.drills.prepared import fill
from wayhome.server.launcher import cluster as launcher
from wayhome.server.launcher.cluster import Cluster
from wayhome.server.launcher.throwaway import temporary_home

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "wayhome"
_PATIENCE = 60.0

# What a copy of a database does not take with it.
_COPY = """
CREATE DATABASE {new} TEMPLATE {old} OWNER wayhome_owner;
REVOKE ALL ON DATABASE {new} FROM PUBLIC;
GRANT CONNECT ON DATABASE {new}
TO wayhome_web, wayhome_intake, wayhome_public, wayhome_jobs, wayhome_matching, wayhome_owner,
wayhome_backup
"""


class ServerEnded(Exception):
    """The server is not there; the message is the end of what it printed."""


@dataclass
class Instance:
    """Folders and processes of one installation; `logs` holds what each process printed."""

    home: Path
    keys: Path
    logs: Path
    cluster: Cluster
    database: str = DATABASE
    more: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the database for a superuser."""
        return self.cluster.url(self.database)

    def environment(self) -> dict[str, str]:
        """What every process of this installation is started with."""
        return {
            **{name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"},
            "DATABASE_URL": self.url,
            "WAYHOME_KEYS": str(self.keys),
            "WAYHOME_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "wayhome.config.settings",
            "WAYHOME_REQUIRE_SECOND_FACTOR": "0",
            "WAYHOME_API_CALLS": "1000000,1000000",
            **self.more,
        }

    def run(self, module: str, *words: str) -> str:
        """Run a module to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        """Start a process that stays; it leads a group of its own."""
        with (self.logs / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def work(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        return self.start("worker", sys.executable, "-m", "wayhome.server.cli", "worker")

    def serve(self, *options: str, application: str = "") -> int:
        """Start a server and return its port; `application` names another WSGI module to serve."""
        port = free_port()
        command = [sys.executable, "-m", "wayhome.server.cli", "serve", "--port", str(port)]
        if application:
            command = [sys.executable, "-m", "tests.drills.serving", application, str(port)]
        process = self.start("server", *command, *options)
        try:
            wait_for(port, process)
        except ServerEnded as ended:
            log = (self.logs / "server.log").read_text(errors="replace")
            raise ServerEnded(log[-1500:]) from ended
        return port

    def end(self, process: subprocess.Popen[bytes], number: int = signal.SIGTERM) -> None:
        """End a process and everything that it started."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def begin_anew(self) -> None:
        """Go on with an empty copy of the database, as it was after the schema was made."""
        for process in self.running:
            self.end(process)
        self.running.clear()
        self.database = f"{DATABASE}_{secrets.token_hex(4)}"
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            for statement in _COPY.split(";"):
                connection.execute(statement.format(new=self.database, old=DATABASE))

    def kill_web(self) -> None:
        """Kill every process that answers; the one that leads them starts others."""
        for process in self.running:
            for child in children(process.pid):
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)

    def kill_backend(self, chance: Random) -> None:
        """Kill one process of the database that serves us, in the middle of whatever it does."""
        with suppress(psycopg.Error), self.superuser() as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE usename LIKE 'wayhome_%' ORDER BY pid"
            ).fetchall()
            if found:
                os.kill(chance.choice(found)[0], signal.SIGKILL)

    def kill_database(self) -> None:
        """Kill the whole database as a power cut would, and start it again."""
        with suppress(ProcessLookupError):
            os.kill(postmaster(self.cluster), signal.SIGKILL)
        launcher.start(self.home)

    def superuser(self) -> psycopg.Connection:
        """A connection behind the walls."""
        return psycopg.connect(self.url, autocommit=True)

    def close(self) -> None:
        """End everything and leave nothing behind."""
        for process in self.running:
            self.end(process)
        remove(self.home, self.keys, self.logs)


@contextmanager
def instance(**more: str) -> Iterator[Instance]:
    """An installation with its schema in place, removed at the end; `more` is environment."""
    home, keys = temporary_home(), Path(tempfile.mkdtemp(prefix="wayhome-keys-"))
    logs = Path(tempfile.mkdtemp(prefix="wayhome-logs-"))
    try:
        fill(home, keys, make=lambda: make_schema(home, keys, logs=logs))
        made = Instance(home, keys, logs, cluster=launcher.start(home), more=more)
    except BaseException:
        remove(home, keys, logs)
        raise
    try:
        yield made
    finally:
        made.close()


def make_schema(home: Path, keys: Path, *, logs: Path) -> None:
    """Make the database of a home with its schema, and leave its server stopped."""
    made = Instance(home, keys, logs, cluster=launcher.start(home))
    with psycopg.connect(made.cluster.url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    made.run("wayhome.server.cli", "migrate")
    launcher.stop(home)


def remove(home: Path, *others: Path) -> None:
    """Stop the server of a home and delete all its folders."""
    launcher.stop(home)
    for folder in (home, *others):
        shutil.rmtree(folder, ignore_errors=True)


def postmaster(cluster: Cluster) -> int:
    """The process id of the database server."""
    return int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])


def children(process: int) -> list[int]:
    """The processes that a process started."""
    found = subprocess.run(
        ["pgrep", "-P", str(process)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens on a port."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerEnded(process.returncode)
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise ServerEnded("it does not listen")
