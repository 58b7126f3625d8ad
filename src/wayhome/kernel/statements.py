"""Statements of the busiest paths: planned once on each connection, their values sent apart.

Django writes the values into the text of every statement, so that the server reads and plans it
anew; under row rules the plan takes longer than the work. Here statements go to libpq as they are:
values stand as `$1`, `$2`, and the server knows their types. Everything else is as in any query:
the current role, the open transaction, Django's errors and whoever watches its statements.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, cast
from weakref import WeakKeyDictionary

from django.db.models import Model
from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from wayhome.kernel import database


@dataclass(frozen=True, slots=True)
class Done:
    """What a statement gave: its rows, and how many rows it read or wrote."""

    rows: Sequence[tuple[Any, ...]]
    count: int

    def row(self) -> tuple[Any, ...] | None:
        """The first row, if there is any."""
        return self.rows[0] if self.rows else None


class _Session:
    """What one connection knows: names of prepared statements, and how values are written."""

    def __init__(self, connection: Connection[Any]) -> None:
        self.names: dict[str, bytes] = {}
        self.values = Transformer(connection)


_sessions: WeakKeyDictionary[Connection[Any], _Session] = WeakKeyDictionary()


def run(statement: str, *values: object) -> Done:
    """Run a statement under the current role, inside the open transaction."""
    wrapper = database.connection()
    wrapper.ensure_connection()
    wrapper.validate_no_broken_transaction()
    send: Callable[..., Done] = partial(_send, cast("Connection[Any]", wrapper.connection))
    for watch in reversed(wrapper.execute_wrappers):
        send = partial(watch, send)
    with wrapper.wrap_database_errors:
        return send(statement, values, False, {"connection": wrapper})  # noqa: FBT003  # Django's form


def insert(row: Model) -> None:
    """Insert a row whose every column is known here; values go as the driver writes them."""
    statement, names = _insertion(type(row))
    run(statement, *[getattr(row, name) for name in names])


@cache
def _insertion(kind: type[Model]) -> tuple[str, tuple[str, ...]]:
    """The statement that inserts a row of a model, and the attributes whose values it takes."""
    about = kind._meta  # noqa: SLF001  # Django's public name for it
    columns = ", ".join(f'"{each.column}"' for each in about.concrete_fields)
    values = ", ".join(f"${number + 1}" for number in range(len(about.concrete_fields)))
    statement = f'INSERT INTO "{about.db_table}" ({columns}) VALUES ({values})'  # noqa: S608  # names of models
    return statement, tuple(each.attname for each in about.concrete_fields)


def _send(
    connection: Connection[Any], statement: str, values: Sequence[object], *_: object
) -> Done:
    """Begin and prepare where that was not done yet, then run. Raises the driver's errors."""
    session = _sessions.get(connection)
    if session is None:
        session = _sessions[connection] = _Session(connection)
    libpq = connection.pgconn
    if not connection.autocommit and libpq.transaction_status == TransactionStatus.IDLE:
        _checked(connection, libpq.exec_(b"BEGIN"))
    name = session.names.get(statement)
    if name is None:
        name = f"wayhome_{len(session.names)}".encode()
        _checked(connection, libpq.prepare(name, statement.encode()))
        session.names[statement] = name
    forms = [PyFormat.BINARY if isinstance(each, bytes) else PyFormat.TEXT for each in values]
    written = session.values.dump_sequence(values, forms)
    result = libpq.exec_prepared(name, cast("Sequence[bytes]", written), session.values.formats)
    return _done(session, _checked(connection, result))


def _checked(connection: Connection[Any], result: PGresult) -> PGresult:
    """The result of a statement that went well."""
    if result.status in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
        return result
    # Every refusal of the server has a code: without one it is the connection that broke.
    if connection.pgconn.status == ConnStatus.BAD or not _code(result):
        raise OperationalError("the connection is lost")
    raise error_from_result(result, connection.info.encoding)


def _code(result: PGresult) -> bytes | None:
    """The SQLSTATE of a refusal."""
    return result.error_field(DiagnosticField.SQLSTATE)


def _done(session: _Session, result: PGresult) -> Done:
    """The rows and their number."""
    session.values.set_pgresult(result)
    rows = session.values.load_rows(0, result.ntuples, tuple)
    return Done(rows=rows, count=result.command_tuples or 0)
