"""Rows of two agencies put in behind the walls, and every signed context to reach them with."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from wayhome.kernel.context import SETTING, Context, sign
from wayhome.kernel.database import DbRole

OURS, THEIRS, USER = uuid4(), uuid4(), uuid4()
SEALED = b"\x01" + bytes(40)

CONTEXTS = {
    "staff": Context(scope="staff", user=USER, agencies=(OURS,)),
    "system": Context(scope="system", agencies=(OURS,)),
    "partner": Context(scope="partner", user=USER, agencies=(OURS,)),
    "intake": Context(scope="intake"),
    "public": Context(scope="public"),
    "signin": Context(scope="signin"),
    "nothing": None,
}

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
