"""With the application's own checks off, no scope changes a column that its rules do not name.

Row-level security says which rows, grants say which columns of a role; the guards bring both
together. Every role tries to change every column that it was granted anything of, under every
context, in one row at a time; the rules themselves say what may come of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from tests.access.walls import CONTEXTS, OURS, Planted, plant, under, value_for
from wayhome.access.enforcement import APP_ROLES
from wayhome.kernel import rows
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Rows, Rule

GUARDED = {table.table: table for table in rows.declared() if table.guards}


def column_sets(table: Rows, role: DbRole, command: Command) -> set[frozenset[str]]:
    """The different sets of columns that the rules of a role name for a command."""
    found = (rule for rule in table.rules if (rule.role, rule.command) == (role, command))
    return {frozenset(rule.columns) for rule in found}


def test_rules_name_one_set_of_columns_or_the_table_is_guarded() -> None:
    for table, role, command in product(rows.declared(), DbRole, Command):
        several = len(column_sets(table, role, command)) > 1
        guarded = command is Command.UPDATE and any(guard.role is role for guard in table.guards)
        assert guarded or not several, f"{table.table}: {command} of {role.name}"


def test_guards_leave_free_only_what_every_rule_names() -> None:
    for table, role in product(GUARDED.values(), DbRole):
        sets = column_sets(table, role, Command.UPDATE)
        if len(sets) < 2:
            continue
        guarded = {name for guard in table.guards if guard.role is role for name in guard.columns}
        assert frozenset.union(*sets) - guarded == frozenset.intersection(*sets)


def test_guards_are_none_when_one_condition_is_behind_several_rules() -> None:
    rules = tuple(Rule(DbRole.WEB, Command.UPDATE, OWN, (name,)) for name in ("left", "right"))

    assert Rows(table="pair", rules=rules).guards == ()


def test_guards_refuse_rules_when_one_names_no_columns() -> None:
    rules = (
        Rule(DbRole.WEB, Command.UPDATE, OWN),
        Rule(DbRole.WEB, Command.UPDATE, "true", ("seen",)),
    )

    with pytest.raises(ValueError, match="must name columns"):
        _ = Rows(table="pair", rules=rules).guards


@pytest.mark.parametrize("table", GUARDED)
def test_column_changes_only_where_a_rule_names_it(table: str, behind: psycopg.Connection) -> None:
    planted = plant(behind, table)

    tried = list(attempts(behind, GUARDED[table], planted))

    assert {changed for changed, _, _ in tried} == {True, False}
    for changed, allowed, what in tried:
        assert allowed or not changed, what


@pytest.mark.parametrize("table", GUARDED)
def test_column_test_notices_when_a_guard_is_off(table: str, behind: psycopg.Connection) -> None:
    planted = plant(behind, table)
    behind.execute(
        sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(
            sql.Identifier(table), sql.Identifier(f"{table}_guard")
        )
    )

    tried = attempts(behind, GUARDED[table], planted)

    assert any(changed and not allowed for changed, allowed, _ in tried)


def attempts(
    behind: psycopg.Connection, table: Rows, planted: list[Planted]
) -> Iterator[tuple[bool, bool, str]]:
    """For each try: whether the column changed, whether a rule allows it, and what was tried."""
    kinds = {
        name: (kind, length)
        for name, kind, length in behind.execute(
            "SELECT column_name, udt_name, character_maximum_length"
            " FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s",
            [table.table],
        ).fetchall()
    }
    contexts = {**CONTEXTS, **{f"self {id_}": its_own(id_) for id_ in planted[0].ids}}
    for row in places(behind, table.table):
        with only(behind, table.table, row=row):
            for (name, context), role in product(contexts.items(), APP_ROLES):
                rules = [r for r in table.rules if (r.role, r.command) == (role, Command.UPDATE)]
                for column in sorted({column for rule in rules for column in rule.columns}):
                    value = another(column, *kinds[column])
                    conditions = [rule.condition for rule in rules if column in rule.columns]
                    with under(behind, role, context):
                        changed = changes(behind, table.table, column=column, value=value)
                        behind.execute("RESET ROLE")
                        allowed = holds(behind, table.table, conditions=conditions)
                    yield changed, allowed, f"{role.name} as {name} changes {column}"


def its_own(user: UUID) -> Context:
    """The context of a partner's officer who has this id."""
    return Context(scope="partner", user=user, agencies=(OURS,))


def places(behind: psycopg.Connection, table: str) -> list[str]:
    """Where each row stands."""
    found = behind.execute(sql.SQL("SELECT ctid::text FROM {}").format(sql.Identifier(table)))
    return [place for (place,) in found.fetchall()]


@contextmanager
def only(behind: psycopg.Connection, table: str, *, row: str) -> Iterator[None]:
    """Inside, the table has this one row, and its triggers run."""
    others = sql.SQL("DELETE FROM {} WHERE ctid <> %s::tid").format(sql.Identifier(table))
    with behind.transaction(force_rollback=True):
        behind.execute(others, [row])
        behind.execute("SET LOCAL session_replication_role = origin")
        yield


def changes(behind: psycopg.Connection, table: str, *, column: str, value: Any) -> bool:
    """Whether the present role changes the column, without any condition; it is taken back."""
    query = sql.SQL("UPDATE {} SET {} = %s").format(sql.Identifier(table), sql.Identifier(column))
    try:
        with behind.transaction(force_rollback=True):
            return behind.execute(query, [value]).rowcount > 0
    except psycopg.errors.InsufficientPrivilege:
        return False


def holds(behind: psycopg.Connection, table: str, *, conditions: list[str]) -> bool:
    """Whether the row meets one of the conditions."""
    text = " OR ".join(f"({condition})" for condition in conditions)
    query = f"SELECT EXISTS (SELECT FROM {table} WHERE {text})"
    found = behind.execute(query.encode()).fetchone()
    return bool(found and found[0])


def another(column: str, kind: str, length: int | None) -> Any:
    """A value that differs from the planted one."""
    later = datetime.now(UTC) + timedelta(days=1)
    made = {"bool": True, "jsonb": Jsonb({"x": 1}), "date": later, "timestamptz": later}
    if kind.startswith("_"):
        return ["x"]
    return made.get(kind) or value_for(column, kind, length=length)
