"""A complaint's person is registered once, sealed, and found by hashes only."""

from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.people.conftest import DARA, Register
from wayhome.access.policy import NotFound
from wayhome.kernel.context import acting
from wayhome.people.actions.index_person import index_person
from wayhome.people.actions.register_person import register_person
from wayhome.people.models import Person


def rows(superuser: psycopg.Connection, table: str) -> list[tuple[object, ...]]:
    """Everything in a table, as text, past all row rules."""
    return superuser.execute(f"SELECT {table}::text FROM {table} ORDER BY 1").fetchall()


def test_register_person_keeps_nothing_unsealed(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)

    stored = "".join(
        str(row)
        for table in ("people_person", "people_token", "audit_leaf", "procrastinate_jobs")
        for row in rows(superuser, table)
    )
    for secret in ("Chenda", "chenda", "85512345678", "KH18"):
        assert secret not in stored
    for spelled in (b"Chenda", b"85512345678"):
        assert spelled.hex() not in stored


def test_register_person_returns_the_same_person_when_the_complaint_is_known(
    register: Register, superuser: psycopg.Connection
) -> None:
    complaint = uuid4()
    first = register.register(DARA, complaint)
    before = {table: rows(superuser, table) for table in ("people_person", "people_token")}

    second = register.register(DARA, complaint)

    assert second == first
    assert before == {table: rows(superuser, table) for table in before}


def test_register_person_enqueues_the_proposal(
    register: Register, superuser: psycopg.Connection
) -> None:
    person = register.register(DARA)

    jobs = superuser.execute("SELECT task_name, args FROM procrastinate_jobs").fetchall()
    assert jobs == [
        ("people.propose_matches", {"agency": str(register.agency), "person": str(person)})
    ]


def test_register_person_is_refused_when_staff_try(register: Register) -> None:
    staff = register.staff()

    with acting(staff), pytest.raises(NotFound):
        register_person(DARA, complaint=uuid4(), by=staff)


def test_persons_are_invisible_when_another_agency_looks(register: Register) -> None:
    register.register(DARA)

    with acting(Register().staff()):
        assert Person.objects.count() == 0


def test_identity_cannot_be_rewritten_by_any_page_or_job(register: Register) -> None:
    register.register(DARA)

    with pytest.raises(DatabaseError, match="denied"), acting(register.staff()):
        Person.objects.update(sealed_identity=None)
    with pytest.raises(DatabaseError, match="only be emptied"), acting(register.system):
        Person.objects.update(sealed_identity=b"\x01" + bytes(60))


def test_index_person_writes_the_same_tokens_when_nothing_changed(
    register: Register, superuser: psycopg.Connection
) -> None:
    person = register.register(DARA)
    before = rows(superuser, "people_token")

    with acting(register.system):
        written = index_person(person=person, by=register.system)

    assert written == len(before)
    assert rows(superuser, "people_token") == before
