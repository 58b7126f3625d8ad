"""Starts, adopts and stops the embedded PostgreSQL server of a home.

The server outlives the process that started it: after a crash of ours, the next start finds it
running and uses it.
"""

import shlex
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from wayhome.server.launcher import sockets
from wayhome.server.launcher.account import Account, server_account
from wayhome.server.launcher.binaries import find_binaries, full_version, major
from wayhome.server.launcher.initdb import Birth, make_data
from wayhome.server.launcher.lock import exclusive
from wayhome.server.launcher.settings import Durability, settings_text
from wayhome.server.launcher.shelf import Shelf, locate, make
from wayhome.server.launcher.software import reachable
from wayhome.server.refusal import Refusal

SUPERUSER = "postgres"
START_PATIENCE = 300  # seconds; recovery after a power cut can be long
ORPHAN_PATIENCE = 20  # seconds for the children of a killed server to leave
ORPHAN_SIGNS = (b"already exists", b"still in use")
LARGEST_LOG = 5_000_000  # bytes


class StartFailed(Refusal):
    """The server did not start; the message carries its reason and where its log is."""


class StopFailed(Refusal):
    """The server did not stop in time."""


class WrongVersion(Refusal):
    """The data was made by another major version of PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostgreSQL server. `host` is the folder of its socket, `version` such as 18."""

    host: str
    port: int
    superuser: str
    password: str
    data: Path
    version: int

    def url(self, database: str = "postgres") -> str:
        """The superuser's connection address, in the form that libpq reads."""
        secret = quote(self.password, safe="")
        host = quote(self.host, safe="")
        return f"postgresql://{self.superuser}:{secret}@/{database}?host={host}&port={self.port}"


def start(
    home: Path,
    *,
    say: Callable[[str], None] = lambda _step: None,
    durability: Durability = Durability.KEPT,
) -> Cluster:
    """Start the server of a home and wait until it accepts connections.

    Makes the data folder at the first call; uses a server that runs already. `say` is told each
    step that takes time. Raises a Refusal that says what to do.
    """
    account = server_account()
    shelf = make(home, account)
    with exclusive(shelf.folder):
        binaries = reachable(find_binaries(), account, shelf=shelf.folder, say=say)
        if not shelf.exists():
            say("Making a database")
            birth = Birth(binaries, account, SUPERUSER, shelf.password(), durability)
            make_data(shelf.data, birth)
        socket_folder = sockets.choose_folder(shelf.folder)
        if not (_status(binaries, account, shelf.data) and sockets.answers(socket_folder)):
            _refuse_other_version(binaries, shelf)
            say("Starting the database server")
            sockets.make_folder(socket_folder, account)
            _write_settings(shelf, socket_folder, durability)
            _launch(binaries, account, shelf)
    return Cluster(
        host=str(socket_folder),
        port=sockets.PORT,
        superuser=SUPERUSER,
        password=shelf.password(),
        data=shelf.data,
        version=shelf.version(),
    )


def stop(home: Path) -> None:
    """Stop the server of a home, if it runs: connections are closed, committed work is kept."""
    shelf = locate(home)
    if not shelf.exists():
        return
    account = server_account()
    with exclusive(shelf.folder):
        binaries = reachable(find_binaries(), account, shelf=shelf.folder, say=lambda _step: None)
        if not _status(binaries, account, shelf.data):
            return
        pg_ctl = str(binaries / "pg_ctl")
        command = [pg_ctl, "stop", "-D", str(shelf.data), "-m", "fast", "-w", "-t", "60"]
        answer = account.run(command, patience=90)
    if answer.returncode != 0:
        message = f"The database server in {shelf.data} did not stop. Try again in a minute."
        raise StopFailed(message)


def is_running(home: Path) -> bool:
    """Whether the server of a home accepts connections."""
    shelf = locate(home)
    return shelf.exists() and sockets.answers(sockets.choose_folder(shelf.folder))


def is_made(home: Path) -> bool:
    """Whether a home holds a database already."""
    return locate(home).folder.exists()


def erase(home: Path) -> None:
    """Stop the server of a home and delete its data, for good."""
    stop(home)
    folder = locate(home).folder
    shutil.rmtree(sockets.choose_folder(folder), ignore_errors=True)
    if folder.exists():
        shutil.rmtree(folder)


def _status(binaries: Path, account: Account, data: Path) -> bool:
    """Whether a server process holds the data folder."""
    return account.run([binaries / "pg_ctl", "status", "-D", data]).returncode == 0


def _refuse_other_version(binaries: Path, shelf: Shelf) -> None:
    ours = major(full_version(binaries))
    if shelf.version() != ours:
        message = (
            f"The data in {shelf.data} was made by PostgreSQL {shelf.version()}, and the programs "
            f"in {binaries} are version {ours}. Set WAYHOME_PG_BINDIR to the programs of version "
            f"{shelf.version()}, or make new demo data with `wayhome demo --reset`."
        )
        raise WrongVersion(message)


def _write_settings(shelf: Shelf, socket_folder: Path, durability: Durability) -> None:
    text = settings_text(socket_folder=socket_folder, port=sockets.PORT, durability=durability)
    shelf.settings.write_text(text, encoding="utf-8")
    shelf.settings.chmod(0o644)  # holds no secret, and the server's account must read it


def _launch(binaries: Path, account: Account, shelf: Shelf) -> None:
    """Start the server process; try again while the children of a killed one are leaving."""
    if shelf.log.exists() and shelf.log.stat().st_size > LARGEST_LOG:
        shelf.log.replace(shelf.log.with_suffix(".log.1"))
    options = f"-c config_file={shlex.quote(str(shelf.settings))}"
    command = [str(binaries / "pg_ctl"), "start", "-s", "-w", "-t", str(START_PATIENCE)]
    command += ["-D", str(shelf.data), "-o", options]
    deadline = time.monotonic() + ORPHAN_PATIENCE
    while True:
        with shelf.log.open("ab") as log:
            before = log.tell()
            try:
                answer = account.run(command, output=log, patience=START_PATIENCE + 30)
            except subprocess.TimeoutExpired:
                answer = None
        if answer is not None and answer.returncode == 0:
            return
        report = shelf.log.read_bytes()[before:]
        if not any(sign in report for sign in ORPHAN_SIGNS) or time.monotonic() > deadline:
            raise StartFailed(_reason(report, shelf))
        time.sleep(0.5)


def _reason(report: bytes, shelf: Shelf) -> str:
    lines = report.decode(errors="replace").splitlines()
    fatal = [line for line in lines if "FATAL" in line or "could not" in line]
    cause = (fatal or lines or ["no reason given"])[-1].strip()
    return f"The database server did not start: {cause} (all of it: {shelf.log})"
