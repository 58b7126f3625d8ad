"""Roles: the application's own nothing, join nothing, and may do nothing beyond rows."""

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.enforcement import APP_ROLES
from wayhome.kernel.database import DbRole

_ALL = tuple(role.postgres_name for role in DbRole)
_APP = tuple(role.postgres_name for role in APP_ROLES)
_BACKUP = DbRole.BACKUP.postgres_name
_LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")
_OFF = ("0", "0s", "0ms", "0min", "-1")

_ATTRIBUTES = """
SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
FROM pg_roles WHERE rolname = ANY (%s)
"""
_MEMBERSHIPS = """
SELECT member.rolname, granted.rolname
FROM pg_auth_members m
JOIN pg_roles member ON member.oid = m.member
JOIN pg_roles granted ON granted.oid = m.roleid
WHERE member.rolname = ANY (%s)
"""
_OWNED = """
SELECT DISTINCT r.rolname, d.classid::regclass::text
FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o' AND r.rolname = ANY (%s)
  AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
_MAY_MAKE = """
SELECT r.rolname,
       has_database_privilege(r.oid, current_database(), 'CREATE'),
       has_database_privilege(r.oid, current_database(), 'TEMP'),
       has_schema_privilege(r.oid, 'public', 'CREATE')
FROM pg_roles r WHERE r.rolname = ANY (%s)
"""
_SETTINGS = """
SELECT r.rolname, split_part(setting, '=', 1), split_part(setting, '=', 2)
FROM pg_roles r
JOIN pg_db_role_setting s ON s.setrole = r.oid
 AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
CROSS JOIN LATERAL unnest(s.setconfig) AS setting
WHERE r.rolname = ANY (%s)
"""


def check_roles(cursor: CursorWrapper) -> Iterator[Deviation]:
    """Every deviation of the database roles."""
    yield from _attributes(cursor)
    yield from _memberships(cursor)
    yield from _possessions(cursor)
    yield from _limits(cursor)


def _attributes(cursor: CursorWrapper) -> Iterator[Deviation]:
    """No role stands above the rules; the backup alone reads past them."""
    cursor.execute(_ATTRIBUTES, [list(_ALL)])
    found = set()
    for name, superuser, create_db, create_role, replication, bypass in cursor.fetchall():
        found.add(name)
        powers = {
            "superuser": superuser,
            "createdb": create_db,
            "createrole": create_role,
            "replication": replication,
            "bypassrls": bypass and name != _BACKUP,
        }
        for power, held in powers.items():
            if held:
                yield Deviation(name, "role-power", power)
    for name in sorted(set(_ALL) - found):
        yield Deviation(name, "role-missing")


def _memberships(cursor: CursorWrapper) -> Iterator[Deviation]:
    """A role that joins another has what the other has."""
    cursor.execute(_MEMBERSHIPS, [list(_ALL)])
    for member, granted in cursor.fetchall():
        if (member, granted) != (_BACKUP, "pg_read_all_data"):
            yield Deviation(member, "role-membership", granted)


def _possessions(cursor: CursorWrapper) -> Iterator[Deviation]:
    """The application owns nothing and can make nothing, not even for a moment."""
    cursor.execute(_OWNED, [[*_APP, _BACKUP]])
    for name, catalogue in cursor.fetchall():
        yield Deviation(name, "role-owns", catalogue)
    cursor.execute(_MAY_MAKE, [[*_APP, _BACKUP]])
    for name, *powers in cursor.fetchall():
        kinds = ("create in database", "temporary tables", "create in schema")
        for kind, held in zip(kinds, powers, strict=True):
            if held:
                yield Deviation(name, "role-makes", kind)


def _limits(cursor: CursorWrapper) -> Iterator[Deviation]:
    """A statement that never ends would hold the instance."""
    cursor.execute(_SETTINGS, [list(_APP)])
    settings = {(name, setting): value for name, setting, value in cursor.fetchall()}
    for name in _APP:
        for limit in _LIMITS:
            if settings.get((name, limit), "0") in _OFF:
                yield Deviation(name, "role-limit", limit)
