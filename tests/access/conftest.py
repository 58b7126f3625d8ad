"""A place behind the walls, for the tests that try to climb them."""

from collections.abc import Iterator

import psycopg
import pytest


@pytest.fixture
def behind(database: str) -> Iterator[psycopg.Connection]:
    """A superuser's transaction, without constraints, taken back at the end."""
    with psycopg.connect(database) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        yield connection
        connection.rollback()
