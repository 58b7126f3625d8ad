"""An audit with leaves, heads, and files outside, and a hand that may change every row."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.actions.sequence import sequence, signer
from wayhome.audit.domain.faults import Verification
from wayhome.audit.domain.notes import VerifierKey
from wayhome.audit.domain.tags import Tag
from wayhome.audit.outside import Outside
from wayhome.audit.queries.verify import verify
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection, running_as

TABLES = ("audit_leaf", "audit_entry", "audit_checkpoint")


@pytest.fixture
def outside(tmp_path: Path, database: str) -> Iterator[Outside]:
    """Files of this test's own."""
    path = tmp_path / "checkpoints.txt"
    with override_settings(CHECKPOINTS=path):
        yield Outside(path)


def leave(count: int) -> list[UUID]:
    """That many leaves, each in its own transaction."""
    actor = Actor.system(uuid4())
    leaves = []
    for number in range(count):
        with context.acting(actor):
            about = About(kind="case", id=uuid4(), detail={"number": number})
            leaves.append(leave_leaf(by=actor, tag=Tag.CASES_CASE_OPENED, about=about))
    return leaves


def sequence_now(*, waits: bool = True) -> int:
    """What the worker does, by default once every transaction that is open now has ended.

    Transactions are numbered over the whole server, so those of other tests beside this one count.
    """
    with running_as(DbRole.JOBS):
        if waits:
            _outlast_open_transactions()
        return sequence()


def _outlast_open_transactions() -> None:
    """Wait for whoever is writing, in any database of the server."""
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::int8")
        (newest,) = cursor.fetchone()
        for _ in range(2_000):
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::int8")
            if cursor.fetchone()[0] >= newest:
                return
            time.sleep(0.01)
    pytest.fail("A transaction beside this test stays open")


def verifier_key() -> VerifierKey:
    """The public half of this instance's key."""
    return VerifierKey.of(settings.AUDIT_ORIGIN, signer())


def verify_now(outside: Outside | None) -> Verification:
    """What an auditor does."""
    with running_as(DbRole.BACKUP):
        return verify(key=verifier_key(), outside=outside)


@pytest.fixture
def hand(superuser: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A superuser who has taken every guard off the audit; they are put back afterwards."""
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("ALTER TABLE audit_leaf DROP CONSTRAINT audit_leaf_hash_of_body")
    yield superuser
    for table in TABLES:
        superuser.execute(f"DELETE FROM {table}")
    superuser.execute(
        "ALTER TABLE audit_leaf ADD CONSTRAINT audit_leaf_hash_of_body"
        r" CHECK (hash = sha256('\x00'::bytea || body))"
    )
