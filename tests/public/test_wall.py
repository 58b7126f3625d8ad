"""The public record cannot tell whether anybody is known to a case.

A name that the register protects and no entry holds gets the answer of an unknown name: the same
bytes, headers and statements of the same form. And with every check of ours off, the public role reads no
row of another table.
"""

import re
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from tests.access.walls import CONTEXTS, under
from tests.intake.ground import CANARY, lodge_publicly, receiving_agency
from tests.release.ground import Room
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.kernel import context, rows
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import Command
from wayhome.release.domain import columns

pytestmark = pytest.mark.own_sql

UNKNOWN = "Kalliope Qwertz"
READABLE = {
    *(("release_entry", column) for column in columns.ENTRY),
    *(("release_note", column) for column in columns.NOTE),
    *(("release_change", column) for column in columns.CHANGE),
    *(("release_word", column) for column in columns.WORD),
}


@pytest.fixture
def protected(database: str) -> str:
    """Somebody whom the register knows, and a public record of others."""
    agency = receiving_agency()
    complaint = lodge_publicly(agency).complaint
    with context.acting(Actor.system(agency)) as system:
        register_complaint(complaint=complaint, by=system)
    room = Room()
    room.release(room.quote())
    return CANARY


def answer_to(words: str) -> tuple[HttpResponse, list[str]]:
    """What the search answers somebody who was never here, and the form of each statement it took."""
    with CaptureQueriesContext(connections[DbRole.PUBLIC]) as statements:
        answer = Client().post("/record/search", {"words": words})
    asked = [re.sub(r"'(?:[^']|'')*'", "?", each["sql"]) for each in statements]
    return answer, [re.sub(r"\?(?:, \?)+", "?", each) for each in asked]  # type: ignore[return-value]  # the client's answer is one


@pytest.mark.parametrize("words", [CANARY, CANARY.split()[0], CANARY.upper(), f'"{CANARY}"'])
def test_search_answers_for_a_protected_name_as_for_an_unknown_one(
    protected: str, words: str
) -> None:
    unknown_words = {
        CANARY: UNKNOWN,
        CANARY.split()[0]: UNKNOWN.split(maxsplit=1)[0],
        CANARY.upper(): UNKNOWN.upper(),
    }.get(words, f'"{UNKNOWN}"')

    known, known_work = answer_to(words)
    unknown, unknown_work = answer_to(unknown_words)

    assert known.content == unknown.content
    assert (known.status_code, known.headers) == (unknown.status_code, unknown.headers)
    assert known.cookies == unknown.cookies == {}
    assert known_work == unknown_work != []


def test_search_that_finds_something_differs_from_one_that_does_not(protected: str) -> None:
    found, _ = answer_to("Tolvanen")
    unknown, _ = answer_to(UNKNOWN)

    assert found.content != unknown.content


def test_public_process_never_signs_in_as_another_role(protected: str) -> None:
    connections[DbRole.WEB].close()
    client = Client()
    client.cookies.load({"session": "a" * 32})

    statuses = [client.get(path).status_code for path in ("/record/", "/record/entries")]
    answer_to(CANARY)

    assert statuses == [200, 200]
    assert connections[DbRole.WEB].connection is None


@pytest.mark.parametrize("name", CONTEXTS)
def test_public_role_may_read_no_column_but_those_of_public_pages(
    protected: str, superuser: psycopg.Connection, name: str
) -> None:
    readable = set()
    for table, column in every_column(superuser):
        query = sql.SQL("SELECT {} FROM {}").format(sql.Identifier(column), sql.Identifier(table))
        with under(superuser, DbRole.PUBLIC, CONTEXTS[name]):
            try:
                seen = superuser.execute(query).fetchall()
            except psycopg.errors.InsufficientPrivilege:
                continue
        readable.add((table, column))
        assert name == "public" or seen == [], f"{name} reads rows of {table}"

    assert readable == READABLE


def test_public_role_test_notices_when_a_table_is_opened(
    protected: str, superuser: psycopg.Connection
) -> None:
    with under(superuser, DbRole.PUBLIC, Context(scope="public")):
        superuser.execute("RESET ROLE")
        superuser.execute("GRANT SELECT ON people_person TO wayhome_public")
        superuser.execute("CREATE POLICY door ON people_person TO wayhome_public USING (true)")
        superuser.execute("SET LOCAL ROLE wayhome_public")
        seen = superuser.execute("SELECT id FROM people_person").fetchall()

    assert len(seen) == 1


def test_public_role_adds_requests_and_leaves_and_nothing_else() -> None:
    may = {
        (table.table, rule.command)
        for table in rows.declared()
        for rule in table.rules
        if rule.role is DbRole.PUBLIC and rule.command is not Command.SELECT
    }

    assert may == {("release_request", Command.INSERT), ("audit_leaf", Command.INSERT)}


@pytest.mark.parametrize(
    ("tag", "user"), [(Tag.CASES_CASE_CLOSED, None), (Tag.RELEASE_REQUEST_SENT, uuid4())]
)
def test_public_role_leaves_no_leaf_of_what_others_do(
    protected: str, tag: Tag, user: UUID | None
) -> None:
    by = replace(Actor.public(uuid4()), user=user)

    with pytest.raises(DatabaseError, match="row-level security"), context.acting(by):
        leave_leaf(by=by, tag=tag, about=About(kind="request", id=uuid4()))


@pytest.mark.parametrize("verb", ["DELETE FROM {}", "TRUNCATE {}", "INSERT INTO {} DEFAULT VALUES"])
def test_public_role_writes_no_other_table(
    protected: str, superuser: psycopg.Connection, verb: str
) -> None:
    may_add = {"release_request", "audit_leaf"} if verb.startswith("INSERT") else set()
    tables = {table for table, _ in every_column(superuser)} - may_add

    for table in sorted(tables):
        query = sql.SQL(verb).format(sql.Identifier(table))
        with (
            under(superuser, DbRole.PUBLIC, Context(scope="public")),
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            superuser.execute(query)


def every_column(superuser: psycopg.Connection) -> set[tuple[str, str]]:
    """Every column of every table there is."""
    found = superuser.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    ).fetchall()
    return {(table, column) for table, column in found}
