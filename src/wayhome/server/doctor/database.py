"""Whether the database can be reached, is new enough, and has the roles and rules it must have."""

import os
from collections.abc import Iterator

import psycopg
from django.db import DatabaseError, connections

from wayhome.access.catalogue import check_instance
from wayhome.kernel.database import DbRole
from wayhome.server import runtime
from wayhome.server.counted import counted
from wayhome.server.doctor.finding import Finding, Verdict, fail, ok, warn
from wayhome.server.launcher.binaries import OLDEST, NoPostgres, find_binaries, full_version
from wayhome.server.launcher.cluster import is_running, start
from wayhome.server.launcher.homes import NoHome, locate_data
from wayhome.server.refusal import Refusal

PATIENCE = 5  # seconds to wait for a connection


def programs() -> Finding:
    """The PostgreSQL programs for the embedded server."""
    if os.environ.get("DATABASE_URL"):
        return ok("PostgreSQL programs", "not needed: DATABASE_URL names a server")
    try:
        folder = find_binaries()
    except NoPostgres as refusal:
        return fail("PostgreSQL programs", str(refusal), "")
    return ok("PostgreSQL programs", f"{full_version(folder)} in {folder}")


def server() -> Iterator[Finding]:
    """The running server, its version, roles and catalogue."""
    try:
        url = _address()
    except Refusal as refusal:
        yield fail("Database", str(refusal), "")
        return
    if url is None:
        yield warn("Database", "the embedded server is not running", "start `wayhome demo`")
        return
    try:
        connection = psycopg.connect(url, connect_timeout=PATIENCE, autocommit=True)
    except psycopg.OperationalError:
        # The driver's own words name hosts and users; whoever runs this knows the address.
        yield fail("Database", "no connection", "see that it runs, or run `wayhome migrate`")
        return
    with connection:
        yield _version(connection)
        roles = _roles(connection)
    yield roles
    if roles.verdict is Verdict.OK:
        yield _catalogue()


def _address() -> str | None:
    """Where to connect: the named server, or the embedded one if it runs."""
    if named := os.environ.get("DATABASE_URL"):
        return named
    try:
        home = locate_data()
    except NoHome:
        return None
    return start(home).url(runtime.DATABASE) if is_running(home) else None


def _version(connection: psycopg.Connection) -> Finding:
    number = connection.info.server_version // 10_000
    if number < OLDEST:
        return fail("Database", f"PostgreSQL {number}", f"Wayhome needs {OLDEST} or newer")
    return ok("Database", f"reachable, PostgreSQL {number}")


def _roles(connection: psycopg.Connection) -> Finding:
    wanted = {role.postgres_name for role in DbRole}
    found = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    if missing := sorted(wanted - found):
        return fail("Roles", f"missing: {', '.join(missing)}", "run `wayhome migrate`")
    return ok("Roles", f"all {len(wanted)} are there")


def _catalogue() -> Finding:
    """Whether every table still has its policies and grants, as the catalogue check tells it."""
    runtime.prepare(say=lambda _step: None)
    try:
        deviations = check_instance()
    except DatabaseError:
        advice = "see that WAYHOME_KEYS names this database's keys, then run `wayhome migrate`"
        return fail("Catalogue", "the owner role cannot sign in", advice)
    finally:
        connections.close_all()
    if deviations:
        words = f"{counted(len(deviations), 'deviation', 'deviations')}, the first: {deviations[0]}"
        return fail("Catalogue", words, "run `wayhome migrate`, then look again")
    return ok("Catalogue", "the database is what its rules say")
