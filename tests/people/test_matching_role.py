"""The matching role reads tokens and nothing else; finding candidates gives ids and numbers only."""

from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections
from psycopg import sql

from tests.access.walls import under
from tests.people.conftest import DARA, DARA_AGAIN, Register
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import Context, acting
from wayhome.kernel.database import DbRole
from wayhome.matching.description import Description
from wayhome.people.domain.tokens import linking_probes, typed_probes
from wayhome.people.models import Token
from wayhome.people.queries.candidates import Candidates, Reach, candidates

pytestmark = pytest.mark.own_sql

ROLE = DbRole.MATCHING
READABLE = {
    (table, column)
    for table, *found in (
        ("justice_token", "alleged_id", "shared"),
        ("people_token", "person_id"),
        ("sites_token", "place_id"),
    )
    for column in ("agency_id", "token", *found)
}
REACH = Reach(most=10)


def columns(superuser: psycopg.Connection) -> set[tuple[str, str]]:
    """Every column of every table there is."""
    found = superuser.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    ).fetchall()
    return {(table, column) for table, column in found}


def near(register: Register, description: Description, by: Actor | None = None) -> Candidates:
    """The candidates of a description, found as the register's system unless told otherwise."""
    probes = linking_probes(register.agency, description)
    with acting(register.system):
        return candidates(by or register.system, probes, REACH)


def leaves_of(value: object) -> set[type]:
    """The types of everything inside a result."""
    if is_dataclass(value):
        inside: Any = (getattr(value, field.name) for field in fields(value))
        return set().union(*(leaves_of(each) for each in inside))
    if isinstance(value, tuple):
        return set().union(*(leaves_of(each) for each in value)) if value else set()
    return {type(value)}


def test_matching_role_may_read_no_column_but_those_of_tokens(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    context = Context.of(register.system)
    readable = set()

    for table, column in columns(superuser):
        query = sql.SQL("SELECT {} FROM {}").format(sql.Identifier(column), sql.Identifier(table))
        with under(superuser, ROLE, context):
            try:
                superuser.execute(query)
            except psycopg.errors.InsufficientPrivilege:
                continue
            readable.add((table, column))

    assert readable == READABLE


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {} DEFAULT VALUES",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "LOCK TABLE {} IN ROW EXCLUSIVE MODE",
    ],
)
def test_matching_role_may_write_no_table(
    register: Register, superuser: psycopg.Connection, statement: str
) -> None:
    context = Context.of(register.system)

    for table in {table for table, _ in columns(superuser)}:
        query = sql.SQL(statement).format(sql.Identifier(table))
        with (
            under(superuser, ROLE, context),
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            superuser.execute(query)


def test_matching_role_uses_no_sequence_and_calls_no_function_but_the_contexts(
    register: Register, superuser: psycopg.Connection
) -> None:
    sequences = superuser.execute(
        "SELECT count(*) FROM pg_sequences WHERE schemaname = 'public'"
        " AND has_sequence_privilege(%s, sequencename, 'USAGE, SELECT, UPDATE')",
        [ROLE.postgres_name],
    ).fetchone()
    definers = superuser.execute(
        "SELECT proname FROM pg_proc WHERE prosecdef AND has_function_privilege(%s, oid, 'EXECUTE')",
        [ROLE.postgres_name],
    ).fetchall()

    assert sequences == (0,)
    assert definers == [("wayhome_context",)]


def test_candidates_are_ids_and_numbers_only(register: Register) -> None:
    person = register.register(DARA)

    found = near(register, DARA_AGAIN)

    assert [hit.person for hit in found.hits] == [person]
    assert leaves_of(found) == {UUID, float, int}


def test_candidates_are_found_by_the_matching_role_alone(register: Register) -> None:
    register.register(DARA)
    sent: list[str] = []

    def note(execute: Any, statement: str, *rest: Any) -> Any:
        sent.append(statement)
        return execute(statement, *rest)

    with connections[ROLE].execute_wrapper(note):
        found = near(register, DARA_AGAIN)

    assert found.hits
    assert any("people_token" in statement for statement in sent)
    assert not any("people_person" in statement for statement in sent)


@pytest.mark.parametrize("kind", [ActorKind.STAFF, ActorKind.SYSTEM])
def test_tokens_are_hidden_from_pages_and_jobs(register: Register, kind: ActorKind) -> None:
    register.register(DARA)
    actor = register.staff() if kind is ActorKind.STAFF else register.system

    with pytest.raises(DatabaseError, match="denied"), acting(actor):
        list(Token.objects.values_list("token", flat=True))


def test_candidates_of_another_agency_are_neither_found_nor_counted(register: Register) -> None:
    theirs = Register()
    for _ in range(4):
        theirs.register(Description(names=("Vichea",)))
    ours = register.register(Description(names=("Vichea",)))
    probes = typed_probes(register.agency, "Vichea")
    with acting(register.system):
        alone = candidates(register.system, probes, Reach(most=10, common=2))

    asked = typed_probes(theirs.agency, "Vichea")
    with acting(register.system):
        foreign = candidates(register.system, asked, REACH)

    assert ([hit.person for hit in alone.hits], alone.skipped) == ([ours], 0)
    assert (foreign.hits, foreign.skipped) == ((), 0)


@pytest.mark.parametrize("kind", [ActorKind.PARTNER, ActorKind.LODGER])
def test_candidates_are_none_when_a_partner_or_lodger_asks(
    register: Register, kind: ActorKind
) -> None:
    register.register(DARA)
    outsider = Actor(kind=kind, agency=register.agency, user=uuid4(), subject=uuid4())

    assert near(register, DARA_AGAIN, by=outsider).hits == ()
