"""Whatever a superuser does to the audit, verification names the first bad leaf."""

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audit.conftest import TABLES, leave, sequence_now, verify_now
from wayhome.audit.domain.faults import FaultKind
from wayhome.audit.outside import Outside

COUNT = 24
HEAD_EVERY = 6

# Each takes positions %(a)s < %(b)s and leaves the first fault at %(a)s.
REHASH = r"hash = sha256('\x00'::bytea || body)"
LEAF = "id = (SELECT leaf_id FROM audit_entry WHERE position = %(a)s)"
TAMPERS = {
    "edit the bytes": f"UPDATE audit_leaf SET body = body || ' ' WHERE {LEAF}",
    "edit the bytes and every hash": (
        "UPDATE audit_leaf SET tag = 'cases:case:closed', body = convert_to(replace("
        "convert_from(body, 'UTF8'), 'cases:case:opened', 'cases:case:closed'), 'UTF8')"
        f" WHERE {LEAF};"
        f" UPDATE audit_leaf SET {REHASH};"
        " UPDATE audit_entry e SET hash = l.hash FROM audit_leaf l WHERE l.id = e.leaf_id"
    ),
    "edit the tag": f"UPDATE audit_leaf SET tag = 'cases:case:closed' WHERE {LEAF}",
    "edit the moment": f"UPDATE audit_leaf SET at = at + '1 second' WHERE {LEAF}",
    "edit the subject": f"UPDATE audit_leaf SET subject_id = gen_random_uuid() WHERE {LEAF}",
    "edit the actor": f"UPDATE audit_leaf SET actor_id = gen_random_uuid() WHERE {LEAF}",
    "edit the agency": f"UPDATE audit_leaf SET agency_id = gen_random_uuid() WHERE {LEAF}",
    "delete a leaf": f"DELETE FROM audit_leaf WHERE {LEAF}",
    "delete a leaf and its place": (
        f"DELETE FROM audit_leaf WHERE {LEAF}; DELETE FROM audit_entry WHERE position = %(a)s"
    ),
    "delete a leaf and close the gap": (
        f"DELETE FROM audit_leaf WHERE {LEAF}; DELETE FROM audit_entry WHERE position = %(a)s;"
        " UPDATE audit_entry SET position = position + 1000 WHERE position > %(a)s;"
        " UPDATE audit_entry SET position = position - 1001 WHERE position > 1000"
    ),
    "swap two places": (
        "UPDATE audit_entry SET position = -1 WHERE position = %(a)s;"
        " UPDATE audit_entry SET position = %(a)s WHERE position = %(b)s;"
        " UPDATE audit_entry SET position = %(b)s WHERE position = -1"
    ),
    "swap what two leaves say": """
        WITH two AS (SELECT position, l.* FROM audit_leaf l JOIN audit_entry e ON e.leaf_id = l.id
                     WHERE position IN (%(a)s, %(b)s))
        UPDATE audit_leaf SET body = other.body, hash = other.hash, subject_id = other.subject_id
        FROM two AS this, two AS other
        WHERE audit_leaf.id = this.id AND other.id <> this.id
    """,
    "cut off the end": (
        "DELETE FROM audit_leaf WHERE id IN"
        " (SELECT leaf_id FROM audit_entry WHERE position >= %(a)s);"
        " DELETE FROM audit_entry WHERE position >= %(a)s;"
        " DELETE FROM audit_checkpoint WHERE size > %(a)s"
    ),
}


@pytest.fixture
def audit(outside: Outside, hand: psycopg.Connection) -> Outside:
    """A sequence of leaves under several heads, of which a copy is kept to begin again from."""
    for _ in range(COUNT // HEAD_EVERY):
        leave(HEAD_EVERY)
        sequence_now()
    for table in TABLES:
        hand.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")
    return outside


def begin_again(hand: psycopg.Connection) -> None:
    """Undo the tampering."""
    for table in TABLES:
        hand.execute(f"DELETE FROM {table}")
        hand.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    what=st.sampled_from(sorted(TAMPERS)),
    places=st.lists(st.integers(0, COUNT - 1), min_size=2, max_size=2, unique=True).map(sorted),
)
def test_verify_names_first_bad_leaf_when_tampered(
    what: str, places: list[int], audit: Outside, hand: psycopg.Connection
) -> None:
    begin_again(hand)
    first, second = places

    for statement in TAMPERS[what].split(";"):
        hand.execute(statement, {"a": first, "b": second})
    fault = verify_now(audit).fault

    assert fault is not None, what
    assert fault.position == first, what


@pytest.mark.parametrize("what", [what for what in TAMPERS if "cut off" not in what])
def test_verify_finds_fault_without_files_outside_when_tampered(
    what: str, audit: Outside, hand: psycopg.Connection
) -> None:
    for statement in TAMPERS[what].split(";"):
        hand.execute(statement, {"a": 8, "b": 15})

    fault = verify_now(None).fault

    assert fault is not None
    assert fault.position is not None
    assert HEAD_EVERY <= fault.position <= 8


def test_verify_names_file_when_hashes_outside_were_altered(audit: Outside) -> None:
    content = bytearray(audit.hashes.read_bytes())
    content[32 * 9] ^= 1
    audit.hashes.write_bytes(content)

    fault = verify_now(audit).fault

    assert fault is not None
    assert (fault.kind, fault.position) == (FaultKind.OUTSIDE, 9)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_checkpoint SET root = sha256('x') WHERE size = 12",
        "UPDATE audit_checkpoint SET note = replace(note, '12', '13') WHERE size = 12",
        "DELETE FROM audit_checkpoint WHERE size = 12",
    ],
)
def test_verify_names_head_when_altered(
    statement: str, audit: Outside, hand: psycopg.Connection
) -> None:
    hand.execute(statement)

    fault = verify_now(audit).fault

    assert fault is not None
    assert (fault.kind, fault.position) == (FaultKind.HEAD, 11)


def test_verify_finds_altered_leaf_when_it_still_waits(
    audit: Outside, hand: psycopg.Connection
) -> None:
    (waiting,) = leave(1)
    hand.execute("UPDATE audit_leaf SET tag = 'other' WHERE id = %s", [waiting])

    fault = verify_now(audit).fault

    assert fault is not None
    assert (fault.kind, fault.leaf) == (FaultKind.UNPLACED, waiting)
