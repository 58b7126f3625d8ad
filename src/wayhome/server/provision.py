"""Prepare a database: roles, owner, schema, and what PostgreSQL enforces. Safe to run again."""

import hashlib
from collections.abc import Callable

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from psycopg import sql

from wayhome.access import enforcement
from wayhome.kernel import keys, rows
from wayhome.kernel.context import hmac_blocks
from wayhome.kernel.database import DbRole, role_password

Say = Callable[[str], None]

_LOCK = int.from_bytes(hashlib.sha256(b"wayhome provision").digest()[:7], "big")
_LIMITS = {
    "statement_timeout": "20s",
    "idle_in_transaction_session_timeout": "60s",
    "lock_timeout": "10s",
}


def provision(url: str, *, say: Say) -> None:
    """Bring the database at `url` (a superuser's or owner's address) to the present version."""
    say("Preparing database roles …")
    with psycopg.connect(url, autocommit=True) as connection:
        # Two processes that start together must not make the same role.
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        for role in DbRole:
            _ensure_role(connection, role)
        _own(connection)
    say("Applying migrations …")
    call_command("migrate", database=DbRole.OWNER.value, verbosity=0, interactive=False)
    say("Applying row rules …")
    enforce()


def enforce() -> None:
    """Make PostgreSQL enforce every row rule, in one transaction of the owner."""
    inner, outer = hmac_blocks(keys.store().named("context"))
    with (
        transaction.atomic(using=DbRole.OWNER),
        connections[DbRole.OWNER].cursor() as cursor,
    ):
        enforcement.install_context(cursor, inner=inner, outer=outer)
        enforcement.enforce(cursor, rows.declared())


def _ensure_role(connection: psycopg.Connection, role: DbRole) -> None:
    """Create a login role or bring its password and limits up to date."""
    name = sql.Identifier(role.postgres_name)
    found = connection.execute(
        "SELECT 1 FROM pg_roles WHERE rolname = %s", [role.postgres_name]
    ).fetchone()
    if not found:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    bypass = sql.SQL("BYPASSRLS" if role is DbRole.BACKUP else "NOBYPASSRLS")
    password = sql.Literal(role_password(keys.store(), role))
    connection.execute(
        sql.SQL("ALTER ROLE {} NOSUPERUSER NOCREATEDB NOCREATEROLE {} PASSWORD {}").format(
            name, bypass, password
        )
    )
    if role in enforcement.APP_ROLES:
        for setting, value in _LIMITS.items():
            connection.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    name, sql.Identifier(setting), sql.Literal(value)
                )
            )


def _own(connection: psycopg.Connection) -> None:
    """Give the database to the owner role, and nothing of it to anybody by default."""
    database = sql.Identifier(settings.DATABASES[DbRole.OWNER]["NAME"])
    owner = sql.Identifier(DbRole.OWNER.postgres_name)
    backup = sql.Identifier(DbRole.BACKUP.postgres_name)
    app = sql.SQL(", ").join(sql.Identifier(role.postgres_name) for role in DbRole)
    for statement in (
        "ALTER DATABASE {database} OWNER TO {owner}",
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {app}",
        "GRANT pg_read_all_data TO {backup}",
    ):
        connection.execute(
            sql.SQL(statement).format(database=database, owner=owner, app=app, backup=backup)
        )
