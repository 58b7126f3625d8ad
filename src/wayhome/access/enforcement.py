"""Make PostgreSQL enforce the row rules: policies, grants, guards, sealed columns, append-only.

Run by `wayhome migrate` as the owner after Django's migrations. Everything is rebuilt from the
rules in one transaction, so the database can never keep a policy that the code no longer names.
"""

from collections.abc import Iterable
from importlib.resources import files

from django.db.backends.utils import CursorWrapper

from wayhome.access.guards import guard_function, guard_name, guard_sql
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import Command, Parent, Rows, Rule
from wayhome.kernel.sealing import SHORTEST_SEALED

APP_ROLES = (DbRole.WEB, DbRole.INTAKE, DbRole.PUBLIC, DbRole.JOBS, DbRole.MATCHING)

# The matching role reads tokens and writes nothing; what the public role writes needs no sequence.
WRITING_ROLES = (DbRole.WEB, DbRole.INTAKE, DbRole.JOBS)

# The definer function reads the key as the owner: this one table must not bind its owner.
UNFORCED = frozenset({"access_context_key"})

_FUNCTIONS = (
    "wayhome_context",
    "wayhome_scope",
    "wayhome_user",
    "wayhome_subject",
    "wayhome_agencies",
    "wayhome_lodgers",
)

# The queue's and the framework's own tables: ids, names of jobs and codes only.
PLUMBING: dict[str, dict[DbRole, str]] = {
    "django_content_type": {},
    "django_migrations": {DbRole.WEB: "SELECT", DbRole.JOBS: "SELECT"},
    "auth_group": {},
    "auth_group_permissions": {},
    "auth_permission": {},
    "procrastinate_jobs": {
        DbRole.WEB: "SELECT, INSERT",
        DbRole.INTAKE: "SELECT, INSERT",
        DbRole.JOBS: "SELECT, INSERT, UPDATE, DELETE",
    },
    "procrastinate_events": {
        DbRole.WEB: "INSERT",
        DbRole.INTAKE: "INSERT",
        DbRole.JOBS: "SELECT, INSERT, UPDATE, DELETE",
    },
    "procrastinate_periodic_defers": {DbRole.JOBS: "SELECT, INSERT, UPDATE, DELETE"},
    "procrastinate_workers": {DbRole.JOBS: "SELECT, INSERT, UPDATE, DELETE"},
}


def install_context(cursor: CursorWrapper, *, inner: bytes, outer: bytes) -> None:
    """Put the key blocks in place and (re)create the functions that check a signed context."""
    cursor.execute("ALTER TABLE access_context_key NO FORCE ROW LEVEL SECURITY")
    cursor.execute(
        "INSERT INTO access_context_key (id, inner_block, outer_block) VALUES (1, %s, %s)"
        " ON CONFLICT (id) DO UPDATE"
        " SET inner_block = excluded.inner_block, outer_block = excluded.outer_block",
        [inner, outer],
    )
    sql = files("wayhome.access").joinpath("sql/context.sql").read_text()
    cursor.execute(sql)
    roles = ", ".join(role.postgres_name for role in APP_ROLES)
    for name in _FUNCTIONS:
        cursor.execute(f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC")
        cursor.execute(f"GRANT EXECUTE ON FUNCTION {name}() TO {roles}")


def enforce(cursor: CursorWrapper, tables: Iterable[Rows]) -> None:
    """Bring policies, grants, constraints and triggers in line with the rules."""
    tables = tuple(tables)
    # Granting changes a table's entry without locking the table; PostgreSQL's own upkeep of it, begun
    # in between, would then wait for us while we wait for it.
    names = ", ".join(sorted({table.table for table in tables} | set(PLUMBING)))
    cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    roles = ", ".join(role.postgres_name for role in APP_ROLES)
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {roles}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {roles}")
    cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {roles}")
    writing = ", ".join(role.postgres_name for role in WRITING_ROLES)
    cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {writing}")
    for table in tables:
        _enforce_policies(cursor, table)
        _enforce_guard(cursor, table)
        _enforce_sealed(cursor, table)
        _enforce_append_only(cursor, table)
    for table in tables:
        for parent in table.parents:
            _enforce_parent(cursor, table.table, parent)
    for name, grants in PLUMBING.items():
        for role, commands in grants.items():
            cursor.execute(f"GRANT {commands} ON {name} TO {role.postgres_name}")


def _enforce_policies(cursor: CursorWrapper, rows: Rows) -> None:
    """Row-level security on, for the owner too, with exactly the policies of the rules."""
    table = rows.table
    force = "NO FORCE" if table in UNFORCED else "FORCE"
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, {force} ROW LEVEL SECURITY")
    cursor.execute(
        "SELECT polname FROM pg_policy WHERE polrelid = %s::regclass",
        [table],
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP POLICY "{name}" ON {table}')
    for number, rule in enumerate(rows.rules):
        cursor.execute(policy_sql(table, number=number, rule=rule))
        quoted = ", ".join(f'"{column}"' for column in rule.columns)
        columns = f" ({quoted})" if quoted else ""
        cursor.execute(f"GRANT {rule.command}{columns} ON {table} TO {rule.role.postgres_name}")


def policy_name(table: str, *, number: int, rule: Rule) -> str:
    """The name of the policy of a rule."""
    return f"{table}_{rule.role.name.lower()}_{rule.command.lower()}_{number}"


def policy_sql(table: str, *, number: int, rule: Rule, schema: str = "public") -> str:
    """The statement that makes the policy of a rule."""
    using = f"USING ({rule.condition})"
    check = f"WITH CHECK ({rule.condition})"
    clauses = {
        Command.SELECT: using,
        Command.DELETE: using,
        Command.INSERT: check,
        Command.UPDATE: f"{using} {check}",
    }[rule.command]
    name = policy_name(table, number=number, rule=rule)
    return (
        f"CREATE POLICY {name} ON {schema}.{table}"
        f" FOR {rule.command} TO {rule.role.postgres_name} {clauses}"
    )


def _enforce_guard(cursor: CursorWrapper, rows: Rows) -> None:
    """The trigger of the guards, where rules of one role grant different columns."""
    function, name = guard_function(rows.table), guard_name(rows.table)
    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {rows.table}")
    if not rows.is_guarded:
        cursor.execute(f"DROP FUNCTION IF EXISTS {function}()")
        return
    cursor.execute(guard_sql(rows))
    cursor.execute(
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {rows.table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}()"
    )


def _enforce_sealed(cursor: CursorWrapper, rows: Rows) -> None:
    """A sealed column refuses anything but sealed bytes or NULL."""
    for column in rows.sealed:
        name = sealed_name(rows.table, column=column)
        cursor.execute(f"ALTER TABLE {rows.table} DROP CONSTRAINT IF EXISTS {name}")
        cursor.execute(sealed_sql(rows.table, column=column))


def sealed_name(table: str, *, column: str) -> str:
    """The name of the constraint of a sealed column."""
    return f"{table}_{column}_sealed"


def sealed_sql(table: str, *, column: str, schema: str = "public") -> str:
    """The statement that makes a column take sealed bytes only."""
    return (
        f"ALTER TABLE {schema}.{table} ADD CONSTRAINT {sealed_name(table, column=column)}"
        f" CHECK ({column} IS NULL"
        f" OR (octet_length({column}) >= {SHORTEST_SEALED} AND get_byte({column}, 0) = 1))"
    )


def _enforce_append_only(cursor: CursorWrapper, rows: Rows) -> None:
    """An append-only table refuses change and removal, from the owner as well."""
    table = rows.table
    for name in ("change", "truncate"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name} ON {table}")
    if not rows.append_only:
        return
    changes = "UPDATE"
    if rows.loose:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attnum > 0"
            " AND attrelid = %s::regclass AND NOT attisdropped AND attname <> ALL(%s)",
            [table, list(rows.loose)],
        )
        ((columns,),) = cursor.fetchall()
        changes = f"UPDATE OF {columns}"
    cursor.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE DELETE OR {changes} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION wayhome_refuse_change()"
    )
    cursor.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION wayhome_refuse_change()"
    )


def _enforce_parent(cursor: CursorWrapper, table: str, parent: Parent) -> None:
    """A row and its parent share one agency: the foreign key carries it."""
    unique = f"{parent.table}_agency_id_key"
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [unique])
    if cursor.fetchone() is None:
        cursor.execute(f"ALTER TABLE {parent.table} ADD CONSTRAINT {unique} UNIQUE (agency_id, id)")
    name = parent_name(table, parent=parent)
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
    if cursor.fetchone() is None:
        cursor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (agency_id, {parent.column})"
            f" REFERENCES {parent.table} (agency_id, id) DEFERRABLE INITIALLY DEFERRED"
        )


def parent_name(table: str, *, parent: Parent) -> str:
    """The name of the foreign key that carries the agency."""
    return f"{table}_{parent.column}_agency_fk"
