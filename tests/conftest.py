"""The ground every test stands on: a real PostgreSQL, real roles, and nothing left behind.

Each worker has a database of its own in the cluster that WAYHOME_TEST_DATABASE_URL names (a
superuser's address; `./wayhome test` provides one). Tests sign contexts and use the application's
roles as in production; afterwards every row is removed.
"""

import os
import tempfile
from collections.abc import Iterator

import hypothesis
import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus

_ADMIN_URL = os.environ.get("WAYHOME_TEST_DATABASE_URL", "")
_NAME = f"wayhome_test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"

if "WAYHOME_KEYS" not in os.environ:
    os.environ["WAYHOME_KEYS"] = tempfile.mkdtemp(prefix="wayhome-keys-")
os.environ.setdefault("WAYHOME_REQUIRE_SECOND_FACTOR", "0")
os.environ["DJANGO_SETTINGS_MODULE"] = "wayhome.config.settings"
if _ADMIN_URL:
    os.environ["DATABASE_URL"] = make_conninfo(_ADMIN_URL, dbname=_NAME)

import django  # noqa: E402  # settings read the environment above

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.db.backends.base.base import BaseDatabaseWrapper  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import translation  # noqa: E402

from wayhome.kernel.context import SETTING  # noqa: E402
from wayhome.server.provision import provision  # noqa: E402

# Property-based tests measure what holds, never how fast a shared machine is.
hypothesis.settings.register_profile(
    "without_clock", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("without_clock")

setup_test_environment()
settings.PASSWORD_HASHERS = ["tests.hashing.QuickHasher"]

_KEPT = ("django_migrations", "django_content_type", "auth_permission", "access_context_key")
# Rows that were deleted still take pages, and every later look at an emptied table reads them.
_GROWN = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND pg_relation_size(oid) > 400000 AND relname = ANY (%s)
"""


_WALLS = {"access", "audit", "drills", "jobs", "kernel", "server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """What this suite understands beside pytest's own options."""
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that use the database: for a second version of PostgreSQL",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another version of PostgreSQL cannot change, and begin with the drills.

    Each takes longer than hundreds of others: begun last, one worker would wait for it.
    """
    items.sort(key=lambda item: "drills" not in item.path.parts)
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    """Whether a test can come out otherwise on another PostgreSQL.

    So can what row rules, queue and launcher hold, and rooms that run SQL of their own: their tests
    say `own_sql`. The framework writes all other SQL, and its makers test it on every version.
    """
    runs_own = item.get_closest_marker("own_sql") is not None
    if item.get_closest_marker("one_version") or not (runs_own or _WALLS & set(item.path.parts)):
        return False
    uses = "cluster" in getattr(item, "fixturenames", ())
    return uses or bool({"drills", "server"} & set(item.path.parts))


@pytest.fixture(autouse=True)
def _english() -> None:
    """Every test begins in English, whatever language a page of another one chose."""
    translation.activate("en")


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A provisioned database; the value is a superuser's address of it."""
    if not _ADMIN_URL:
        pytest.fail("No PostgreSQL for tests: run `./wayhome test`, which starts one.")
    with psycopg.connect(_ADMIN_URL, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_NAME)))
        url = os.environ["DATABASE_URL"]
        # Roles belong to the whole cluster, and workers provision their databases side by side.
        admin.execute("SELECT pg_advisory_lock(1)")
        provision(url, say=lambda _: None)
    yield url
    connections.close_all()
    with psycopg.connect(_ADMIN_URL, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(_NAME)))


class Eraser:
    """Empties a database over one connection: a new one would learn all tables anew each time."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection = self._connected()
        self._filled = self._look().as_string(self._connection)

    def __call__(self) -> None:
        """Remove every row; a connection that a test has ended is made anew."""
        try:
            self._erase()
        except psycopg.OperationalError:
            self._connection.close()
            self._connection = self._connected()
            self._erase()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _connected(self) -> psycopg.Connection:
        made = psycopg.connect(self._address, autocommit=True)
        # No trigger and no foreign key says in which order rows go.
        made.execute("SET session_replication_role = replica")
        return made

    def _all_tables(self) -> list[str]:
        found = self._connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s)",
            [list(_KEPT)],
        )
        return [str(name) for (name,) in found]

    def _look(self) -> sql.Composed:
        """One statement that names the tables with rows: planned once, far quicker than each."""
        each = [
            sql.SQL("({}, EXISTS (SELECT 1 FROM {}))").format(sql.Literal(name), _table(name))
            for name in self._all_tables()
        ]
        return sql.SQL("SELECT name FROM (VALUES {}) AS looked (name, filled) WHERE filled").format(
            sql.SQL(", ").join(each)
        )

    def _erase(self) -> None:
        filled = [name for (name,) in self._connection.execute(self._filled.encode(), prepare=True)]
        if not filled:
            return
        deletions = [sql.SQL("DELETE FROM {}").format(_table(name)) for name in filled]
        self._connection.execute(sql.SQL(";").join(deletions))
        for (name,) in self._connection.execute(_GROWN, [filled]).fetchall():
            self._connection.execute(sql.SQL("VACUUM {}").format(_table(name)))


def _table(name: str) -> sql.Identifier:
    return sql.Identifier("public", name)


@pytest.fixture(scope="session")
def erase(cluster: str) -> Iterator[Eraser]:
    """Empties the database of this worker."""
    made = Eraser(cluster)
    yield made
    made.close()


def _close_unless_idle(connection: BaseDatabaseWrapper) -> None:
    held = connection.connection
    if held is None:
        return
    if held.info.transaction_status != TransactionStatus.IDLE:
        connection.close()
        return
    try:
        # A context that a test forged for its whole session must not meet the next test.
        held.execute(sql.SQL("RESET {}").format(sql.Identifier(*SETTING.split("."))))
    except psycopg.Error:
        connection.close()


@pytest.fixture
def database(cluster: str, erase: Eraser) -> Iterator[str]:
    """The database of this worker, emptied after the test; the value is a superuser's address.

    Connections stay: a new one learns every table anew, longer than most tests take. One that a
    test left inside a transaction would hold its rows, and is closed, as is one that a test ended.
    """
    yield cluster
    for alias in connections:
        _close_unless_idle(connections[alias])
    erase()


@pytest.fixture
def superuser(database: str) -> Iterator[psycopg.Connection]:
    """A superuser's connection, for looking behind the walls and for planting faults."""
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


def admin_host() -> str:
    """Where the cluster listens; for tests that start processes of their own."""
    return str(conninfo_to_dict(_ADMIN_URL).get("host", ""))
