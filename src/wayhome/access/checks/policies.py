"""Policies and sealed columns: exactly those of the rules, word for word as PostgreSQL reads them."""

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.checks.expected import EXPECTED

_POLICIES = """
SELECT c.relname, p.polname, p.polcmd::text, p.polpermissive,
       ARRAY(SELECT coalesce(r.rolname, 'PUBLIC')
             FROM unnest(p.polroles) AS role LEFT JOIN pg_roles r ON r.oid = role ORDER BY 1),
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = %s::regnamespace
"""
_SEALED = """
SELECT c.relname, k.conname, pg_get_constraintdef(k.oid), k.convalidated
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE c.relnamespace = %s::regnamespace AND k.contype = 'c' AND k.conname LIKE '%%\\_sealed'
"""

_KINDS = {"policy": _POLICIES, "sealed": _SEALED}


def check_policies(cursor: CursorWrapper) -> Iterator[Deviation]:
    """Compare policies and sealed columns with the expected ones in the schema beside."""
    for kind, query in _KINDS.items():
        expected, found = _named(cursor, query, EXPECTED), _named(cursor, query, "public")
        for table, name in sorted(expected.keys() | found.keys()):
            if (table, name) not in found:
                yield Deviation(table, f"{kind}-missing", name)
            elif (table, name) not in expected:
                yield Deviation(table, f"{kind}-extra", name)
            elif expected[table, name] != found[table, name]:
                yield Deviation(table, f"{kind}-altered", name)


def _named(
    cursor: CursorWrapper, query: str, schema: str
) -> dict[tuple[str, str], tuple[object, ...]]:
    """What each is, by table and name."""
    cursor.execute(query, [schema])
    return {(table, name): tuple(rest) for table, name, *rest in cursor.fetchall()}
