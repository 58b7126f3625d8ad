"""With the application's own checks off, no query returns a row of another agency.

For every table that belongs to an agency, rows of two agencies are put in behind the walls. Then
every database role reads and deletes all of the table, without any condition, under every signed
context there is. What may be reached is said here in four lines, and nowhere else.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, product
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from wayhome.access.enforcement import APP_ROLES
from wayhome.kernel import rows
from wayhome.kernel.context import SETTING, Context, sign
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Rows

TABLES = {table.table: table for table in rows.declared() if table.agency}
OURS, THEIRS, USER = uuid4(), uuid4(), uuid4()
SEALED = b"\x01" + bytes(40)

# Before anybody is known, these must be found to sign in with; each says by what.
FOUND_BEFORE_SIGN_IN = {"access_user", "access_team_member", "access_partner_token"}
# The sequencer hashes the leaves of every agency; leaves hold ids and codes.
READ_BY_ALL_JOBS = {"audit_leaf"}
# The record keeps what was published: all staff read it, of whatever agency.
READ_BY_ALL_STAFF = {name for name in TABLES if name.startswith("record_")}

_numbers = count(1)


@dataclass(frozen=True)
class Planted:
    """A row behind the walls: its agency, the agencies it was lodged by or made for, and its ids."""

    agency: UUID
    other: UUID
    ids: frozenset[UUID]


def value_for(column: str, kind: str, *, length: int | None) -> Any:
    """Some value that a column takes."""
    number = next(_numbers)
    if kind.startswith("_"):
        return []
    if kind in {"text", "varchar", "bpchar"}:
        return f"{number:x}{column}"[: length or 20]
    made = {
        "uuid": uuid4(),
        "bool": False,
        "bytea": SEALED + secrets.token_bytes(8),
        "jsonb": Jsonb({}),
        "date": datetime.now(UTC),
        "timestamptz": datetime.now(UTC),
    }
    return made.get(kind, number % 30_000)


@pytest.fixture
def behind(database: str) -> Iterator[psycopg.Connection]:
    """A superuser's transaction, without constraints, taken back at the end."""
    with psycopg.connect(database) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        yield connection
        connection.rollback()


def plant(behind: psycopg.Connection, table: str) -> list[Planted]:
    """Rows of both agencies, and of each lodged by or made for the other."""
    for (name,) in behind.execute(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass", [table]
    ).fetchall():
        behind.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(
                sql.Identifier(table), sql.Identifier(name)
            )
        )
    columns = behind.execute(
        "SELECT column_name, udt_name, character_maximum_length FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_identity = 'NO'"
        " AND is_generated = 'NEVER'",
        [table],
    ).fetchall()
    pairs = ((OURS, OURS), (THEIRS, THEIRS), (THEIRS, OURS), (OURS, THEIRS))
    return [insert(behind, table, columns, agency=one, other=two) for one, two in pairs]


def insert(
    behind: psycopg.Connection,
    table: str,
    columns: list[tuple[str, str, int | None]],
    *,
    agency: UUID,
    other: UUID,
) -> Planted:
    """One row."""
    values = {name: value_for(name, kind, length=length) for name, kind, length in columns}
    ids = {value for value in values.values() if isinstance(value, UUID)}
    for name, value in tuple(values.items()):
        if name.endswith("agency_id"):
            ids.discard(value)
            values[name] = agency if name == "agency_id" else other
    behind.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(sql.Placeholder() * len(values)),
        ),
        list(values.values()),
    )
    return Planted(agency=agency, other=other, ids=frozenset(ids))


@contextmanager
def under(behind: psycopg.Connection, role: DbRole, context: Context | None) -> Iterator[None]:
    """As this database role, with this context or none; everything is taken back after."""
    with behind.transaction(force_rollback=True):
        if context:
            found = behind.execute(
                "SELECT pg_backend_pid(),"
                " (extract(epoch FROM transaction_timestamp()) * 1000000)::int8"
            ).fetchone()
            assert found is not None
            signed = sign(context, pid=found[0], began=found[1])
            behind.execute("SELECT set_config(%s, %s, true)", [SETTING, signed])
        behind.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role.postgres_name)))
        yield


def ids_in(behind: psycopg.Connection, table: str) -> list[str]:
    """Columns with ids that the present role may read."""
    return [
        name
        for (name,) in behind.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %(table)s::regclass AND attnum > 0"
            " AND NOT attisdropped AND atttypid = 'uuid'::regtype"
            " AND attname NOT LIKE '%%agency_id'"
            " AND has_column_privilege(%(table)s::regclass, attnum, 'SELECT')",
            {"table": table},
        ).fetchall()
    ]


def reached(
    behind: psycopg.Connection, planted: list[Planted], table: str, *, verb: str
) -> list[Planted]:
    """The rows that a query without any condition reads, or that a DELETE without one removes."""
    columns = sql.SQL(", ").join(map(sql.Identifier, ids_in(behind, table)))
    if not columns.as_string():
        return []
    query = (
        "SELECT {columns} FROM {table}"
        if verb == "read"
        else ("DELETE FROM {table} RETURNING {columns}")
    )
    try:
        with behind.transaction():
            found = behind.execute(
                sql.SQL(query).format(columns=columns, table=sql.Identifier(table))
            ).fetchall()
    except psycopg.errors.InsufficientPrivilege:
        return []
    return [row for row in planted if any(set(ids) <= row.ids for ids in found)]


CONTEXTS = {
    "staff": Context(scope="staff", user=USER, agencies=(OURS,)),
    "system": Context(scope="system", agencies=(OURS,)),
    "partner": Context(scope="partner", user=USER, agencies=(OURS,)),
    "intake": Context(scope="intake"),
    "signin": Context(scope="signin"),
    "nothing": None,
}


def may_reach(name: str, row: Planted) -> bool:
    """What may be reached at most: staff and system their agency's, a partner what is its own."""
    if name in {"staff", "system"}:
        return row.agency == OURS
    return name == "partner" and row.other == OURS


@pytest.mark.parametrize("table", TABLES)
def test_wall_holds_for_every_role_and_context_when_queries_have_no_condition(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    for role, (name, context), verb in product(APP_ROLES, CONTEXTS.items(), ("read", "delete")):
        with under(behind, role, context):
            seen = reached(behind, planted, table, verb=verb)
        foreign = [row for row in seen if not may_reach(name, row)]
        if verb == "read" and is_open(table, role=role, name=name):
            continue
        assert foreign == [], f"{role.name} as {name} may {verb} {len(foreign)} rows"


def is_open(table: str, *, role: DbRole, name: str) -> bool:
    """Whether a table is read across agencies on purpose; the lists above say why."""
    if role is DbRole.WEB and name == "signin":
        return table in FOUND_BEFORE_SIGN_IN
    if name in {"staff", "system"} and table in READ_BY_ALL_STAFF:
        return True
    return role is DbRole.JOBS and name != "nothing" and table in READ_BY_ALL_JOBS


@pytest.mark.parametrize("table", TABLES)
def test_wall_lets_a_lodger_reach_only_what_the_receipt_is_for(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    for subject in planted[0].ids:
        context = Context(scope="lodger", agencies=(OURS,), subject=subject)
        for role in (DbRole.INTAKE, DbRole.WEB):
            with under(behind, role, context):
                seen = reached(behind, planted, table, verb="read")
            assert all(subject in row.ids for row in seen)


def own_tables() -> list[str]:
    """Tables whose rules let staff read their own agency's rows."""

    def reads_own(table: Rows) -> bool:
        return any(
            rule.role is DbRole.WEB
            and rule.command is Command.SELECT
            and rule.condition.startswith(OWN)
            for rule in table.rules
        )

    return [name for name, table in TABLES.items() if reads_own(table)]


@pytest.mark.parametrize("table", own_tables())
def test_wall_has_a_door_for_staff_of_the_own_agency(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    with under(behind, DbRole.WEB, CONTEXTS["staff"]):
        seen = reached(behind, planted, table, verb="read")

    assert [row.agency for row in seen] == [OURS, OURS]


def test_wall_test_notices_when_a_policy_opens_a_table(behind: psycopg.Connection) -> None:
    planted = plant(behind, "access_team")
    behind.execute("ALTER POLICY access_team_web_select_0 ON access_team USING (true)")

    with under(behind, DbRole.WEB, CONTEXTS["staff"]):
        seen = reached(behind, planted, "access_team", verb="read")

    assert any(row.agency == THEIRS for row in seen)
