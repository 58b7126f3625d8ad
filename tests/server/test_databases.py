"""The server's pool of connections outlives what happens to the database."""

import os
import socket

import psycopg
import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from wayhome.config.databases import databases
from wayhome.kernel import keys
from wayhome.kernel.database import DbRole

ROLE = DbRole.WEB.value
_END_ALL = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def asked(handler: ConnectionHandler) -> int:
    """What a request does: take a connection, ask, give it back."""
    wrapper = handler[ROLE]
    try:
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT 1")
            return int(cursor.fetchone()[0])
    finally:
        wrapper.close()


def test_no_request_fails_when_every_connection_was_ended(superuser: psycopg.Connection) -> None:
    handler = ConnectionHandler(databases(os.environ["DATABASE_URL"], keys.store(), pooled=True))
    try:
        asked(handler)
        ended = superuser.execute(_END_ALL).fetchall()

        answers = [asked(handler) for _ in range(3)]
    finally:
        handler[ROLE].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own

    assert ended
    assert answers == [1, 1, 1]


def test_attempt_to_connect_ends_when_the_database_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"postgresql://nobody@127.0.0.1:{deaf.getsockname()[1]}/none"
        handler = ConnectionHandler(databases(url, keys.store(), pooled=False))

        with pytest.raises(OperationalError, match="timeout"):
            asked(handler)
