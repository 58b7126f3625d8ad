"""With the application's own checks off, no query returns a row of another agency.

For every table that belongs to an agency, rows of two agencies are put in behind the walls. Then
every database role reads and deletes all of the table, without any condition, under every signed
context there is. What may be reached is said here in four lines, and nowhere else.
"""

from itertools import product

import psycopg
import pytest
from psycopg import sql

from tests.access.walls import CONTEXTS, OURS, THEIRS, Planted, plant, under
from wayhome.access.enforcement import APP_ROLES
from wayhome.kernel import rows
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Rows

TABLES = {table.table: table for table in rows.declared() if table.agency}

# Before anybody is known, these must be found to sign in with; each says by what.
FOUND_BEFORE_SIGN_IN = {
    "access_user",
    "access_team_member",
    "access_partner_token",
    # A calendar program has no session: the digest of its address.
    "workplan_calendar_feed",
}
# The sequencer hashes the leaves of every agency; leaves hold ids and codes.
READ_BY_ALL_JOBS = {"audit_leaf"}
# What anybody may read on the public pages.
READ_BY_THE_PUBLIC = {"release_change", "release_entry", "release_note", "release_word"}
# The record keeps what was published, and so do sanctions lists: all staff read them, of whatever
# agency.
# What somebody looks for in the record is theirs.
OWN_OF_THE_RECORD = {"record_saved_search", "record_search_hit"}
READ_BY_ALL_STAFF = {name for name in TABLES if name.startswith("record_")} - OWN_OF_THE_RECORD | {
    *READ_BY_THE_PUBLIC,
    "screening_entry",
    "screening_list",
    "screening_token",
    "screening_version",
}

# What one agency refers to another, and that it erased it: both ends see its frame, and nothing of the
# case or the person. A job writes to whoever was given a referral.
READ_BY_RECEIVER = {
    DbRole.WEB: {"care_referral", "erasure_notice"},
    DbRole.JOBS: {"care_referral"},
}


def ids_in(behind: psycopg.Connection, table: str) -> list[str]:
    """Columns with ids that the present role may read."""
    return [
        name
        for (name,) in behind.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %(table)s::regclass AND attnum > 0"
            " AND NOT attisdropped AND atttypid = 'uuid'::regtype"
            " AND attname NOT LIKE '%%agency_id'"
            " AND has_column_privilege(%(table)s::regclass, attnum, 'SELECT')",
            {"table": table},
        ).fetchall()
    ]


def reached(
    behind: psycopg.Connection, planted: list[Planted], table: str, *, verb: str
) -> list[Planted]:
    """The rows that a query without any condition reads, or that a DELETE without one removes."""
    columns = sql.SQL(", ").join(map(sql.Identifier, ids_in(behind, table)))
    if not columns.as_string():
        return []
    query = (
        "SELECT {columns} FROM {table}"
        if verb == "read"
        else ("DELETE FROM {table} RETURNING {columns}")
    )
    try:
        with behind.transaction():
            found = behind.execute(
                sql.SQL(query).format(columns=columns, table=sql.Identifier(table))
            ).fetchall()
    except psycopg.errors.InsufficientPrivilege:
        return []
    return [row for row in planted if any(set(ids) <= row.ids for ids in found)]


def may_reach(name: str, row: Planted) -> bool:
    """What may be reached at most: staff and system their agency's, a partner what is its own."""
    if name in {"staff", "system"}:
        return row.agency == OURS
    return name == "partner" and row.other == OURS


@pytest.mark.parametrize("table", TABLES)
def test_wall_holds_for_every_role_and_context_when_queries_have_no_condition(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    for role, (name, context), verb in product(APP_ROLES, CONTEXTS.items(), ("read", "delete")):
        with under(behind, role, context):
            seen = reached(behind, planted, table, verb=verb)
        foreign = [row for row in seen if not may_reach(name, row)]
        if verb == "read" and is_open(table, role=role, name=name):
            continue
        if verb == "read" and table in READ_BY_RECEIVER.get(role, ()):
            foreign = [row for row in foreign if row.other != OURS]
        assert foreign == [], f"{role.name} as {name} may {verb} {len(foreign)} rows"


def is_open(table: str, *, role: DbRole, name: str) -> bool:
    """Whether a table is read across agencies on purpose; the lists above say why."""
    if role is DbRole.WEB and name == "signin":
        return table in FOUND_BEFORE_SIGN_IN
    if role is DbRole.PUBLIC:
        return name == "public" and table in READ_BY_THE_PUBLIC
    if name in {"staff", "system"} and table in READ_BY_ALL_STAFF:
        return True
    return role is DbRole.JOBS and name != "nothing" and table in READ_BY_ALL_JOBS


@pytest.mark.parametrize("table", TABLES)
def test_wall_lets_a_lodger_reach_only_what_the_receipt_is_for(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    for subject in planted[0].ids:
        context = Context(scope="lodger", agencies=(OURS,), subject=subject)
        for role in (DbRole.INTAKE, DbRole.WEB):
            with under(behind, role, context):
                seen = reached(behind, planted, table, verb="read")
            assert all(subject in row.ids for row in seen)


def own_tables() -> list[str]:
    """Tables whose rules let staff read their own agency's rows."""

    def reads_own(table: Rows) -> bool:
        return any(
            rule.role is DbRole.WEB
            and rule.command is Command.SELECT
            and rule.condition.startswith(OWN)
            for rule in table.rules
        )

    return [name for name, table in TABLES.items() if reads_own(table) and not shared(name)]


def shared(table: str) -> bool:
    """Whether another agency is a door of its own, tested with the room."""
    return table in READ_BY_RECEIVER[DbRole.WEB]


@pytest.mark.parametrize("table", own_tables())
def test_wall_has_a_door_for_staff_of_the_own_agency(
    table: str, behind: psycopg.Connection
) -> None:
    planted = plant(behind, table)

    with under(behind, DbRole.WEB, CONTEXTS["staff"]):
        seen = reached(behind, planted, table, verb="read")

    assert [row.agency for row in seen] == [OURS, OURS]


def test_wall_test_notices_when_a_policy_opens_a_table(behind: psycopg.Connection) -> None:
    planted = plant(behind, "access_team")
    behind.execute("ALTER POLICY access_team_web_select_0 ON access_team USING (true)")

    with under(behind, DbRole.WEB, CONTEXTS["staff"]):
        seen = reached(behind, planted, "access_team", verb="read")

    assert any(row.agency == THEIRS for row in seen)
