"""Each rule of the catalogue check finds its planted fault, and is content again afterwards."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections
from django.db.backends.utils import CursorWrapper

from wayhome.access import enforcement
from wayhome.access.catalogue import check, check_instance
from wayhome.kernel import keys, rows
from wayhome.kernel.context import hmac_blocks
from wayhome.kernel.database import DbRole

# A fault: what it is called, how a careless or hostile hand makes it, how it is taken back when
# enforcing the rules again does not do so.
FAULTS = {
    "row-security-off": ("ALTER TABLE access_user DISABLE ROW LEVEL SECURITY", ""),
    "row-security-not-forced": ("ALTER TABLE access_team NO FORCE ROW LEVEL SECURITY", ""),
    "policy-missing": ("DROP POLICY access_team_web_select_0 ON access_team", ""),
    "policy-extra": ("CREATE POLICY open_door ON access_team FOR SELECT USING (true)", ""),
    "policy-altered": ("ALTER POLICY access_user_web_select_0 ON access_user USING (true)", ""),
    "table-unknown": ("CREATE TABLE notes (story text)", "DROP TABLE notes"),
    "table-missing": (
        "ALTER TABLE auth_group RENAME TO gone",
        "ALTER TABLE gone RENAME TO auth_group",
    ),
    "table-owner": (
        "ALTER TABLE access_team OWNER TO postgres",
        "ALTER TABLE access_team OWNER TO wayhome_owner",
    ),
    "schema-unknown": ("CREATE SCHEMA elsewhere", "DROP SCHEMA elsewhere"),
    "role-owns": (
        "CREATE TABLE own (x int); ALTER TABLE own OWNER TO wayhome_web",
        "DROP TABLE own",
    ),
    "role-power": ("ALTER ROLE wayhome_web BYPASSRLS", "ALTER ROLE wayhome_web NOBYPASSRLS"),
    "role-membership": (
        "GRANT wayhome_owner TO wayhome_web",
        "REVOKE wayhome_owner FROM wayhome_web",
    ),
    "role-makes": (
        "GRANT CREATE ON SCHEMA public TO wayhome_intake",
        "REVOKE CREATE ON SCHEMA public FROM wayhome_intake",
    ),
    "role-limit": (
        "ALTER ROLE wayhome_web RESET statement_timeout",
        "ALTER ROLE wayhome_web SET statement_timeout = '20s'",
    ),
    "grant-extra": ("GRANT TRUNCATE ON access_team TO wayhome_web", ""),
    "grant-missing": ("REVOKE INSERT ON access_team FROM wayhome_web", ""),
    "grant-passed-on": ("GRANT SELECT ON access_team TO wayhome_web WITH GRANT OPTION", ""),
    "view-not-invoker": (
        "CREATE VIEW window_on_users AS SELECT id FROM access_user",
        "DROP VIEW window_on_users",
    ),
    "view-materialised": (
        "CREATE MATERIALIZED VIEW copied AS SELECT id FROM access_user",
        "DROP MATERIALIZED VIEW copied",
    ),
    "definer-unlisted": (
        (
            "CREATE FUNCTION door() RETURNS int LANGUAGE sql SECURITY DEFINER"
            " SET search_path = pg_catalog AS 'SELECT 1'"
        ),
        "DROP FUNCTION door()",
    ),
    "definer-search-path": ("ALTER FUNCTION wayhome_context() RESET ALL", ""),
    "definer-for-public": ("GRANT EXECUTE ON FUNCTION wayhome_context() TO PUBLIC", ""),
    "function-altered": (
        (
            "CREATE OR REPLACE FUNCTION wayhome_scope() RETURNS text"
            " LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT 'system' $$"
        ),
        "",
    ),
    "function-unknown": (
        "CREATE FUNCTION wayhome_more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP FUNCTION wayhome_more()",
    ),
    "foreign-key-without-agency": (
        (
            "ALTER TABLE access_team_member ADD CONSTRAINT plain FOREIGN KEY (team_id)"
            " REFERENCES access_team (id)"
        ),
        "ALTER TABLE access_team_member DROP CONSTRAINT plain",
    ),
    "parent-missing": (
        "ALTER TABLE access_team_member DROP CONSTRAINT access_team_member_team_id_agency_fk",
        "",
    ),
    "unique-across-agencies": (
        "ALTER TABLE access_team ADD CONSTRAINT one_name UNIQUE (name)",
        "ALTER TABLE access_team DROP CONSTRAINT one_name",
    ),
    "append-only-unguarded": ("ALTER TABLE audit_leaf DISABLE TRIGGER audit_leaf_no_change", ""),
    "columns-unguarded": ("ALTER TABLE access_user DISABLE TRIGGER access_user_guard", ""),
    "function-missing": ("DROP FUNCTION wayhome_guard_access_user() CASCADE", ""),
    "trigger-unknown": (
        (
            "CREATE TRIGGER copying AFTER INSERT ON access_team"
            " FOR EACH ROW EXECUTE FUNCTION wayhome_refuse_change()"
        ),
        "DROP TRIGGER copying ON access_team",
    ),
    "agency-column": (
        "ALTER TABLE access_team ALTER COLUMN agency_id DROP NOT NULL",
        "ALTER TABLE access_team ALTER COLUMN agency_id SET NOT NULL",
    ),
    "sealed-unlisted": (
        "ALTER TABLE access_team ADD COLUMN sealed_story text",
        "ALTER TABLE access_team DROP COLUMN sealed_story",
    ),
    "sealed-missing": (
        "ALTER TABLE people_person DROP CONSTRAINT people_person_sealed_identity_sealed",
        "",
    ),
    "sealed-altered": (
        (
            "ALTER TABLE cases_note DROP CONSTRAINT cases_note_sealed_text_sealed;"
            " ALTER TABLE cases_note ADD CONSTRAINT cases_note_sealed_text_sealed"
            " CHECK (true)"
        ),
        "",
    ),
}

# Ways to open to readers what is not public, and the rule that notices.
OPENED_TO_READERS = {
    "a table": ("GRANT SELECT ON people_person TO wayhome_public", "grant-extra"),
    "a column": ("GRANT SELECT (fact_id) ON release_entry TO wayhome_public", "grant-extra"),
    "letters": ("GRANT SELECT ON release_request TO wayhome_public", "grant-extra"),
    "rows": (
        "CREATE POLICY all_rows ON release_request FOR SELECT TO wayhome_public USING (true)",
        "policy-extra",
    ),
    "what no fact stands behind": (
        "ALTER POLICY release_entry_web_insert_1 ON release_entry WITH CHECK (true)",
        "policy-altered",
    ),
    "another role's rights": ("GRANT wayhome_web TO wayhome_public", "role-membership"),
    "everything": ("ALTER ROLE wayhome_public BYPASSRLS", "role-power"),
    "long statements": ("ALTER ROLE wayhome_public RESET statement_timeout", "role-limit"),
    "history": (
        "ALTER TABLE release_change DISABLE TRIGGER release_change_no_change",
        "append-only-unguarded",
    ),
}

_UNGUARD = "DROP TRIGGER access_user_guard ON access_user"
_RUN = "FOR EACH ROW EXECUTE FUNCTION wayhome_guard_access_user()"
_BODY = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"

# Ways to get past a guard, and the rule that notices.
WEAKENED_GUARDS = {
    "gone": (_UNGUARD, "columns-unguarded"),
    "off for ordinary sessions": (
        "ALTER TABLE access_user ENABLE REPLICA TRIGGER access_user_guard",
        "columns-unguarded",
    ),
    "too late": (
        f"{_UNGUARD}; CREATE TRIGGER access_user_guard AFTER UPDATE ON access_user {_RUN}",
        "columns-unguarded",
    ),
    "for some columns": (
        f"{_UNGUARD}; CREATE TRIGGER access_user_guard BEFORE UPDATE OF email ON access_user {_RUN}",
        "columns-unguarded",
    ),
    "under a condition": (
        (
            f"{_UNGUARD}; CREATE TRIGGER access_user_guard BEFORE UPDATE ON access_user"
            f" {_RUN.replace('EXECUTE', 'WHEN (false) EXECUTE')}"
        ),
        "columns-unguarded",
    ),
    "of another table": (
        (
            f"{_UNGUARD}; CREATE TRIGGER access_user_guard BEFORE UPDATE ON access_user"
            f" {_RUN.replace('access_user()', 'intake_complaint()')}"
        ),
        "columns-unguarded",
    ),
    "for more of a source than its day": (
        (
            "DROP TRIGGER record_source_no_change ON record_source; CREATE TRIGGER"
            " record_source_no_change BEFORE DELETE OR UPDATE OF title ON record_source"
            " FOR EACH ROW EXECUTE FUNCTION wayhome_refuse_change()"
        ),
        "append-only-unguarded",
    ),
    "another body": (
        f"CREATE OR REPLACE FUNCTION wayhome_guard_access_user() {_BODY}",
        "function-altered",
    ),
    "another path": (
        "ALTER FUNCTION wayhome_guard_access_user() SET search_path = anywhere",
        "function-altered",
    ),
    "with another's rights": (
        "ALTER FUNCTION wayhome_guard_access_user() SECURITY DEFINER",
        "definer-unlisted",
    ),
}


@pytest.fixture
def planting(database: str) -> Iterator[CursorWrapper]:
    """A superuser's transaction that is taken back at the end, whatever was planted in it."""
    with psycopg.connect(database) as connection:
        yield CursorWrapper(connection.cursor(), connections[DbRole.OWNER])
        connection.rollback()


def broken(cursor: CursorWrapper) -> set[str]:
    """The codes of the rules that the check found broken."""
    return {deviation.rule for deviation in check(cursor, rows.declared())}


def enforce_again(cursor: CursorWrapper) -> None:
    """What `wayhome migrate` does to bring the database back to its rules."""
    inner, outer = hmac_blocks(keys.store().named("context"))
    enforcement.install_context(cursor, inner=inner, outer=outer)
    enforcement.enforce(cursor, rows.declared())


def test_catalogue_is_clean_when_freshly_provisioned(database: str) -> None:
    assert [str(deviation) for deviation in check_instance()] == []


@pytest.mark.parametrize("rule", FAULTS)
def test_catalogue_finds_fault_when_planted(rule: str, planting: CursorWrapper) -> None:
    fault, _undo = FAULTS[rule]

    planting.execute(fault)

    assert rule in broken(planting)


@pytest.mark.parametrize("way", WEAKENED_GUARDS)
def test_catalogue_finds_guard_when_weakened(way: str, planting: CursorWrapper) -> None:
    fault, rule = WEAKENED_GUARDS[way]

    planting.execute(fault)

    assert rule in broken(planting)


def test_catalogue_is_content_again_when_rules_are_enforced(planting: CursorWrapper) -> None:
    for fault, undo in FAULTS.values():
        planting.execute(fault)
        if undo:
            planting.execute(undo)
    planted = broken(planting)

    enforce_again(planting)

    assert {rule for rule, (_fault, undo) in FAULTS.items() if not undo} <= planted
    assert broken(planting) == set()


@pytest.mark.parametrize("way", WEAKENED_GUARDS)
def test_guard_stands_again_when_rules_are_enforced(way: str, planting: CursorWrapper) -> None:
    fault, _rule = WEAKENED_GUARDS[way]

    planting.execute(fault)
    enforce_again(planting)

    assert broken(planting) == set()


@pytest.mark.parametrize("what", OPENED_TO_READERS)
def test_catalogue_finds_what_was_opened_to_readers(what: str, planting: CursorWrapper) -> None:
    fault, rule = OPENED_TO_READERS[what]

    planting.execute(fault)

    assert rule in broken(planting)


def test_catalogue_leaves_nothing_behind_when_run(superuser: psycopg.Connection) -> None:
    check_instance()

    left = superuser.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'wayhome%'")

    assert left.fetchone() == (0,)
