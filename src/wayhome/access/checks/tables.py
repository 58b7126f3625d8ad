"""Tables: every one is known, owned by the owner, and under row-level security."""

from collections.abc import Iterator, Sequence

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.enforcement import PLUMBING, UNFORCED
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import Rows

_TABLES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, o.rolname
FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f')
"""
_VIEWS = """
SELECT n.nspname || '.' || c.relname, c.relkind::text,
       EXISTS (SELECT 1 FROM unnest(c.reloptions) AS option
               WHERE option IN ('security_invoker=true', 'security_invoker=on',
                                'security_invoker=1', 'security_invoker=yes'))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
"""
_SCHEMAS = """
SELECT nspname FROM pg_namespace
WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
"""
_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND a.attnum > 0 AND NOT a.attisdropped AND c.relname = ANY (%s)
"""


def check_tables(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Every deviation of tables and views as such."""
    yield from _known_and_guarded(cursor, tables)
    yield from _columns(cursor, tables)
    yield from _views(cursor)
    cursor.execute(_SCHEMAS)
    for (name,) in cursor.fetchall():
        yield Deviation(name, "schema-unknown")


def _known_and_guarded(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Row-level security is on, for the owner too, wherever the rules do not say otherwise."""
    policed = {rows.table for rows in tables}
    cursor.execute(_TABLES)
    found = set()
    for name, enabled, forced, owner in cursor.fetchall():
        found.add(name)
        if owner != DbRole.OWNER.postgres_name:
            yield Deviation(name, "table-owner", owner)
        if name not in policed:
            if name not in PLUMBING:
                yield Deviation(name, "table-unknown")
            continue
        if not enabled:
            yield Deviation(name, "row-security-off")
        if forced == (name in UNFORCED):
            yield Deviation(name, "row-security-not-forced")
    for name in sorted((policed | PLUMBING.keys()) - found):
        yield Deviation(name, "table-missing")
    for rows in tables:
        if not rows.agency and not rows.why_no_agency:
            yield Deviation(rows.table, "agency-undocumented")


def _columns(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Every policed row belongs to an agency, and what is named sealed is sealed."""
    cursor.execute(_COLUMNS, [[rows.table for rows in tables]])
    columns = {(table, column): (kind, full) for table, column, kind, full in cursor.fetchall()}
    by_name = {rows.table: rows for rows in tables}
    for rows in tables:
        if rows.agency and columns.get((rows.table, "agency_id")) != ("uuid", True):
            yield Deviation(rows.table, "agency-column", "agency_id is no uuid that must be given")
    for (table, column), (kind, _) in columns.items():
        if not column.startswith("sealed"):
            continue
        if column not in by_name[table].sealed or kind != "bytea":
            yield Deviation(table, "sealed-unlisted", column)


def _views(cursor: CursorWrapper) -> Iterator[Deviation]:
    """A view reads with its maker's rights unless it says otherwise; a copy has no policies."""
    cursor.execute(_VIEWS)
    for name, kind, invoker in cursor.fetchall():
        if kind == "m":
            yield Deviation(name, "view-materialised")
        elif not invoker:
            yield Deviation(name, "view-not-invoker")
