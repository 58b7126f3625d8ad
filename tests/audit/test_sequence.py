"""The sequencer places every leaf once, in order, whatever comes between."""

from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connections, transaction

from tests.audit.conftest import leave, sequence_now, verifier_key, verify_now
from wayhome.audit.actions.sequence import Forked
from wayhome.audit.domain.merkle import root_from_path
from wayhome.audit.domain.notes import BadNote, Head, VerifierKey, read_note, write_note
from wayhome.audit.outside import Outside
from wayhome.audit.queries.prove import NotSequenced, prove
from wayhome.kernel import context
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole, atomic, running_as


def test_sequence_places_every_leaf_once_when_run_again_and_again(outside: Outside) -> None:
    leave(5)
    first = sequence_now()
    again = sequence_now()
    leave(3)
    second = sequence_now()

    found = verify_now(outside)

    assert (first, again, second) == (5, 0, 3)
    assert (found.leaves, found.heads, found.waiting, found.fault) == (8, 2, 0, None)


def test_sequence_waits_when_an_older_transaction_is_open(
    outside: Outside, superuser: psycopg.Connection
) -> None:
    with superuser.transaction():
        superuser.execute("SELECT pg_current_xact_id()")
        leave(2)
        during = sequence_now(waits=False)
    after = sequence_now()

    assert (during, after) == (0, 2)


def test_sequence_goes_on_when_transaction_numbers_began_anew(
    outside: Outside, superuser: psycopg.Connection
) -> None:
    leave(3)
    sequence_now()
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("UPDATE audit_leaf SET transaction = transaction + 1000000000")

    leave(2)

    assert sequence_now() == 2
    assert verify_now(outside).fault is None


def test_sequence_writes_outside_later_when_that_was_cut_off(outside: Outside) -> None:
    leave(2)
    sequence_now()
    outside.checkpoints.unlink()
    outside.hashes.write_bytes(b"torn")

    sequence_now()

    assert len(list(outside.notes())) == 1
    assert verify_now(outside).fault is None


def test_sequence_signs_nothing_when_outside_knows_another_history(
    outside: Outside, superuser: psycopg.Connection
) -> None:
    leave(4)
    sequence_now()
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("DELETE FROM audit_checkpoint")
    superuser.execute("DELETE FROM audit_entry")
    superuser.execute("DELETE FROM audit_leaf")
    leave(1)

    with pytest.raises(Forked):
        sequence_now()


def test_prove_convinces_somebody_outside_when_leaf_is_sequenced(outside: Outside) -> None:
    leaves = leave(7)
    sequence_now()

    with running_as(DbRole.JOBS), atomic():
        context.enter(Context(scope="system"))
        proof = prove(leaves[4])
        with pytest.raises(NotSequenced):
            prove(uuid4())

    head = read_note(proof.note, key=verifier_key())
    root = root_from_path(proof.hash, position=proof.position, size=head.size, path=proof.path)
    assert root == head.root


def test_note_is_refused_when_another_key_or_another_text_signed() -> None:
    signer, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    head = Head(size=7, root=bytes(32))
    note = write_note(head, name="somewhere", signer=signer)
    key = VerifierKey.of("somewhere", signer)

    assert read_note(note, key=VerifierKey.parse(str(key))) == head
    for wrong in (note.replace("\n7\n", "\n8\n"), note.replace("\n\n", "\n"), ""):
        with pytest.raises(BadNote):
            read_note(wrong, key=key)
    with pytest.raises(BadNote):
        read_note(note, key=VerifierKey.of("somewhere", other))


@pytest.mark.parametrize("table", ["audit_leaf", "audit_entry", "audit_checkpoint"])
@pytest.mark.parametrize("role", [DbRole.WEB, DbRole.INTAKE, DbRole.JOBS, DbRole.OWNER])
def test_audit_refuses_change_when_any_role_tries(
    table: str, role: DbRole, outside: Outside, superuser: psycopg.Connection
) -> None:
    leave(1)
    sequence_now()
    superuser.execute("ALTER TABLE audit_leaf NO FORCE ROW LEVEL SECURITY")
    superuser.execute("ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY")
    superuser.execute("ALTER TABLE audit_checkpoint NO FORCE ROW LEVEL SECURITY")

    try:
        for statement in (f"DELETE FROM {table}", f"TRUNCATE {table}"):
            with (
                pytest.raises(DatabaseError, match=r"denied|append-only"),
                transaction.atomic(using=role),
                connections[role].cursor() as cursor,
            ):
                cursor.execute(statement)
    finally:
        for name in ("audit_leaf", "audit_entry", "audit_checkpoint"):
            superuser.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")


def test_leaf_is_refused_when_hash_is_not_of_body(superuser: psycopg.Connection) -> None:
    leave(1)

    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.execute(
            "INSERT INTO audit_leaf SELECT gen_random_uuid(), agency_id, at, tag, subject_id,"
            " actor_id, body || 'x', hash, transaction FROM audit_leaf"
        )
