"""Grants: each role has exactly the commands that the rules name, and nobody else has any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.enforcement import APP_ROLES, PLUMBING, WRITING_ROLES
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import Rows

_OWNER = DbRole.OWNER.postgres_name
_WRITING = frozenset(role.postgres_name for role in WRITING_ROLES)

_TABLE_GRANTS = """
SELECT c.relname, c.relkind::text, '', coalesce(g.rolname, 'PUBLIC'),
       acl.privilege_type, acl.is_grantable
FROM pg_class c
CROSS JOIN LATERAL aclexplode(c.relacl) AS acl
LEFT JOIN pg_roles g ON g.oid = acl.grantee
WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT c.relname, 'r', a.attname, coalesce(g.rolname, 'PUBLIC'),
       acl.privilege_type, acl.is_grantable
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid
CROSS JOIN LATERAL aclexplode(a.attacl) AS acl
LEFT JOIN pg_roles g ON g.oid = acl.grantee
WHERE c.relnamespace = 'public'::regnamespace
"""
_WIDE_GRANTS = """
SELECT 'schema public', coalesce(g.rolname, 'PUBLIC'), acl.privilege_type
FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) AS acl
LEFT JOIN pg_roles g ON g.oid = acl.grantee
WHERE n.nspname = 'public'
UNION ALL
SELECT 'database', coalesce(g.rolname, 'PUBLIC'), acl.privilege_type
FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) AS acl
LEFT JOIN pg_roles g ON g.oid = acl.grantee
WHERE d.datname = current_database()
UNION ALL
SELECT 'default privileges', coalesce(g.rolname, 'PUBLIC'), acl.privilege_type
FROM pg_default_acl a CROSS JOIN LATERAL aclexplode(a.defaclacl) AS acl
LEFT JOIN pg_roles g ON g.oid = acl.grantee
"""
_EXPECTED_WIDE = frozenset(
    {("schema public", role.postgres_name, "USAGE") for role in APP_ROLES}
    | {("database", role.postgres_name, "CONNECT") for role in DbRole}
)


@dataclass(frozen=True, slots=True, order=True)
class _Grant:
    """A role may do a command to a table, or to one column of it."""

    table: str
    role: str
    command: str
    column: str = ""


def check_privileges(cursor: CursorWrapper, tables: Sequence[Rows]) -> Iterator[Deviation]:
    """Every grant that is too much or missing."""
    expected = _expected(tables)
    found = set()
    cursor.execute(_TABLE_GRANTS)
    for table, kind, column, role, command, grantable in cursor.fetchall():
        grant = _Grant(table=table, role=role, command=command, column=column)
        if role == _OWNER:
            continue
        if grantable:
            yield Deviation(table, "grant-passed-on", f"{command} to {role}")
        if kind == "S":
            if role not in _WRITING or command != "USAGE":
                yield Deviation(table, "grant-extra", f"{command} to {role}")
            continue
        found.add(grant)
    for grant in sorted(found - expected):
        yield Deviation(grant.table, "grant-extra", _text(grant))
    for grant in sorted(expected - found):
        yield Deviation(grant.table, "grant-missing", _text(grant))
    yield from _wide(cursor)


def _expected(tables: Sequence[Rows]) -> set[_Grant]:
    """The grants that the rules make."""
    grants = {
        _Grant(rows.table, rule.role.postgres_name, rule.command.value, column)
        for rows in tables
        for rule in rows.rules
        for column in (rule.columns or ("",))
    }
    for table, commands in PLUMBING.items():
        for role, text in commands.items():
            for command in text.split(", "):
                grants.add(_Grant(table, role.postgres_name, command))
    return grants


def _wide(cursor: CursorWrapper) -> Iterator[Deviation]:
    """Grants on the database, the schema, and on what is made later."""
    cursor.execute(_WIDE_GRANTS)
    for where, role, privilege in cursor.fetchall():
        superuser_or_owner = role == _OWNER or (where, role, privilege) in _EXPECTED_WIDE
        if not superuser_or_owner:
            yield Deviation(where, "grant-extra", f"{privilege} to {role}")


def _text(grant: _Grant) -> str:
    """A grant in words."""
    return f"{grant.command} {grant.column}".strip() + f" to {grant.role}"
