"""What the rules make, built beside the real tables and thrown away.

PostgreSQL prints an expression in its own words, and those differ between versions; so the
expected policies, constraints and functions are made in a schema of their own, inside a
transaction that is rolled back, and the two are compared as PostgreSQL prints them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files

from django.db.backends.utils import CursorWrapper

from wayhome.access.enforcement import policy_sql, sealed_sql
from wayhome.access.guards import guard_sql
from wayhome.kernel.rows import Rows

EXPECTED = "wayhome_expected"


@contextmanager
def expected_beside(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[None]:
    """Inside, the schema `wayhome_expected` holds empty tables with all that the rules make.

    `cursor` is in a transaction; at the end everything is rolled back to where it stood.
    """
    cursor.execute("SAVEPOINT before_expected")
    try:
        cursor.execute("SET LOCAL search_path = public")
        cursor.execute(f"CREATE SCHEMA {EXPECTED}")
        _functions(cursor, tables)
        for rows in _existing(cursor, tables):
            _table(cursor, rows)
        yield
    finally:
        cursor.execute("ROLLBACK TO SAVEPOINT before_expected")


def _functions(cursor: CursorWrapper, tables: Sequence[Rows]) -> None:
    """The functions of the signed context, and those of the guards."""
    cursor.execute(f"SET LOCAL search_path = {EXPECTED}, public")
    cursor.execute(files("wayhome.access").joinpath("sql/context.sql").read_text())
    for rows in tables:
        if rows.is_guarded:
            cursor.execute(guard_sql(rows))
    cursor.execute("SET LOCAL search_path = public")


def _table(cursor: CursorWrapper, rows: Rows) -> None:
    """One table with its policies and sealed columns."""
    cursor.execute(f"CREATE TABLE {EXPECTED}.{rows.table} (LIKE public.{rows.table})")
    for number, rule in enumerate(rows.rules):
        cursor.execute(policy_sql(rows.table, number=number, rule=rule, schema=EXPECTED))
    for column in rows.sealed:
        cursor.execute(sealed_sql(rows.table, column=column, schema=EXPECTED))


def _existing(cursor: CursorWrapper, tables: Sequence[Rows]) -> list[Rows]:
    """Those tables that can be copied; a missing or strange one is reported elsewhere."""
    cursor.execute(
        "SELECT relname FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        " AND has_table_privilege(oid, 'SELECT')"
    )
    found = {name for (name,) in cursor.fetchall()}
    return [rows for rows in tables if rows.table in found]
