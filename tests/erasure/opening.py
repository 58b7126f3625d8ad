"""Everything sealed in the database, tried with every key that is left."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import psycopg
from psycopg import sql

from wayhome.kernel import keys
from wayhome.kernel.keystore import DataKey, KeyMissing
from wayhome.kernel.rows import declared
from wayhome.kernel.sealing import NotOpened, Place, unseal


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value by its place."""

    place: Place
    content: bytes


def sealed_values(superuser: psycopg.Connection, *tables: str) -> Iterator[Sealed]:
    """Every sealed value of these tables."""
    for rows in declared():
        for column in rows.sealed if rows.table in tables else ():
            query = sql.SQL("SELECT id, {0} FROM {1} WHERE {0} IS NOT NULL")
            found = superuser.execute(
                query.format(sql.Identifier(column), sql.Identifier(rows.table))
            )
            for row, content in found.fetchall():
                yield Sealed(Place(rows.table, column, row), bytes(content))


def keys_left(superuser: psycopg.Connection) -> list[DataKey]:
    """Every key that any row names and that is not destroyed."""
    columns = superuser.execute(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'key_id'"
    ).fetchall()
    ids: set[UUID] = set()
    for (table,) in columns:
        query = sql.SQL("SELECT DISTINCT key_id FROM {}").format(sql.Identifier(table))
        ids |= {key for (key,) in superuser.execute(query).fetchall()}
    found = []
    for each in ids:
        with suppress(KeyMissing):
            found.append(keys.store().get(each))
    return found


def opens(value: Sealed, tried: list[DataKey]) -> bool:
    """Whether any of these keys opens it."""
    for key in tried:
        with suppress(NotOpened):
            unseal(value.content, key=key, place=value.place)
            return True
    return False
