"""Keys and triggers: no key tells of another agency's rows, and what is added stays as it was."""

from collections.abc import Iterator, Sequence

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.enforcement import parent_name
from wayhome.access.guards import guard_function, guard_name
from wayhome.kernel.rows import Rows

_AGENCY = "agency_id"

_FOREIGN_KEYS = """
SELECT c.relname, k.conname, f.relname, k.convalidated,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n(num, place)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.num ORDER BY place),
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n(num, place)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.num ORDER BY place)
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace
"""
_UNIQUE = """
SELECT c.relname, i.relname, x.indisprimary,
       ARRAY(SELECT pg_get_indexdef(x.indexrelid, place, true)
             FROM generate_series(1, x.indnkeyatts) AS place ORDER BY place),
       (SELECT bool_and(a.atttypid = 'uuid'::regtype) FROM pg_attribute a
        WHERE a.attrelid = x.indexrelid)
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
WHERE x.indisunique AND c.relnamespace = 'public'::regnamespace
"""
_TRIGGERS = """
SELECT c.relname, t.tgname, t.tgtype::int, p.proname, t.tgenabled::text,
       p.pronamespace = 'public'::regnamespace AND t.tgqual IS NULL,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE cardinality(t.tgattr::int2[]) > 0
             AND a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             AND a.attnum <> ALL(t.tgattr::int2[]) ORDER BY a.attname)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
"""
# The bits of pg_trigger.tgtype: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
_NO_CHANGE = {"change": 1 + 2 + 8 + 16, "truncate": 2 + 32}
_GUARD = 1 + 2 + 16


def check_keys(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Every deviation of foreign keys, unique keys and triggers."""
    yield from _foreign_keys(cursor, tables)
    yield from _unique(cursor, tables)
    yield from _triggers(cursor, tables)


def _foreign_keys(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """A plain foreign key would tell whether an id exists elsewhere."""
    confidential = {rows.table for rows in tables if rows.agency}
    cursor.execute(_FOREIGN_KEYS)
    found = {}
    for table, name, target, validated, columns, targets in cursor.fetchall():
        found[table, name] = (target, validated, columns, targets)
        if table in confidential and target in confidential and _AGENCY not in columns:
            yield Deviation(table, "foreign-key-without-agency", name)
    for rows in tables:
        for parent in rows.parents:
            name = parent_name(rows.table, parent=parent)
            wanted = (parent.table, True, [_AGENCY, parent.column], [_AGENCY, "id"])
            if found.get((rows.table, name)) != wanted:
                yield Deviation(rows.table, "parent-missing", name)


def _unique(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """A unique key over all agencies would tell whether a value exists elsewhere.

    A primary key of one random UUID tells nothing; other exceptions are listed with the rules.
    """
    confidential = {rows.table: rows for rows in tables if rows.agency}
    cursor.execute(_UNIQUE)
    for table, index, primary, columns, only_uuids in cursor.fetchall():
        if table not in confidential or _AGENCY in columns:
            continue
        random_key = primary and only_uuids and len(columns) == 1
        allowed = set(columns) <= set(confidential[table].unique_across)
        if not random_key and not allowed:
            yield Deviation(table, "unique-across-agencies", index)


def _triggers(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Append-only tables and guarded columns have their triggers; no other touches our tables."""
    policed = {rows.table for rows in tables}
    expected = {key: value for rows in tables for key, value in _expected_triggers(rows)}
    cursor.execute(_TRIGGERS)
    found = {(table, name): tuple(rest) for table, name, *rest in cursor.fetchall()}
    for (table, name), (rule, *trigger) in expected.items():
        *what, loose = trigger
        if found.get((table, name)) != (*what, "O", True, loose):
            yield Deviation(table, rule, name)
    for table, name in found.keys() - expected.keys():
        if table in policed:
            yield Deviation(table, "trigger-unknown", name)


def _expected_triggers(
    rows: Rows,
) -> Iterator[tuple[tuple[str, str], tuple[str, int, str, list[str]]]]:
    """Table and name of each trigger; the rule it keeps, its kind, its function, what it lets pass."""
    table = rows.table
    if rows.append_only:
        for kind, bits in _NO_CHANGE.items():
            loose = sorted(rows.loose) if kind == "change" else []
            rule = ("append-only-unguarded", bits, "wayhome_refuse_change", loose)
            yield (table, f"{table}_no_{kind}"), rule
    if rows.is_guarded:
        guard = ("columns-unguarded", _GUARD, guard_function(table), list[str]())
        yield (table, guard_name(table)), guard
