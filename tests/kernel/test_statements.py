"""Statements that go to the driver as they are behave like any query of the framework."""

from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, OperationalError

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.models import Agency
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import connection
from wayhome.kernel.statements import insert, run

_PREPARED = "SELECT count(*) FROM pg_prepared_statements WHERE statement = $1"


def agency() -> Agency:
    """An agency that is not there yet."""
    return Agency(id=uuid4(), code=uuid4().hex[:8], name="An agency", kind=AgencyKind.NGO)


def insert_and_fail(row: Agency, *, by: Actor) -> None:
    """Insert a row in a transaction that comes to nothing."""
    with context.acting(by):
        insert(row)
        raise KeyError


def go_on_without_connection(database: str) -> None:
    """Run a statement after the server ended the connection."""
    with context.acting(Actor.system(uuid4())):
        (process,) = run("SELECT pg_backend_pid()").rows[0]
        with psycopg.connect(database, autocommit=True) as superuser:
            superuser.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        run("SELECT 1")


def test_run_gives_rows_and_their_number_when_values_have_kinds_of_their_own(database: str) -> None:
    name = uuid4()

    with context.acting(Actor.system(uuid4())):
        done = run("SELECT $1::uuid, $2::bytea, $3::text[], $4::int", name, b"\0\xff", ["a"], None)

    assert done.rows == [(name, b"\0\xff", ["a"], None)]
    assert done.count == 1


def test_run_prepares_once_when_a_value_is_missing(database: str) -> None:
    statement = "SELECT $1::uuid"

    with context.acting(Actor.system(uuid4())):
        run(statement, uuid4())
        run(statement, None)
        (count,) = run(_PREPARED, statement).rows[0]

    assert count == 1


def test_run_is_taken_back_when_its_transaction_fails(database: str) -> None:
    row = agency()
    system = Actor.system(row.id)

    with pytest.raises(KeyError):
        insert_and_fail(row, by=system)

    with context.acting(system):
        assert not Agency.objects.filter(id=row.id).exists()


def test_insert_raises_the_frameworks_error_when_the_row_is_there(database: str) -> None:
    row = agency()
    system = Actor.system(row.id)
    with context.acting(system):
        insert(row)

    with pytest.raises(IntegrityError), context.acting(system):
        insert(row)


def test_run_raises_an_outage_when_the_connection_is_gone(database: str) -> None:
    with pytest.raises(OperationalError):
        go_on_without_connection(database)

    connection().close()
