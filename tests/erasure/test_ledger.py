"""What was erased stays erased when an older backup of the keys or of the database is restored."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import override_settings

from tests.erasure.ground import Told, erased, told
from tests.erasure.opening import keys_left, opens, sealed_values
from wayhome.cases.models import Case
from wayhome.erasure.actions.erase_again import erase_again
from wayhome.kernel import context, keys
from wayhome.kernel.database import DbRole
from wayhome.kernel.erasing import destroy_again
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.ledger import Entry, Ledger


@pytest.fixture
def at(database: str, tmp_path: Path) -> Iterator[Told]:
    """A closed case, with a key store and a ledger of its own."""
    stored = {"KEYS_HOME": tmp_path / "keys", "CHECKPOINTS": tmp_path / "outside.txt"}
    # Roles sign in, and contexts are signed, with the secrets of the instance.
    (tmp_path / "keys").mkdir()
    for secret in keys.store()._home.glob("*.key"):  # a copy of an instance
        shutil.copy(secret, tmp_path / "keys")
    with override_settings(**stored):
        yield told()


def test_keys_of_an_older_backup_are_destroyed_before_anything_is_served(
    at: Told, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    store = tmp_path / "keys" / "data.slab"
    shutil.copy(store, tmp_path / "backup")
    erased(at)
    restore(tmp_path / "backup", store)
    assert any(
        opens(value, keys_left(superuser)) for value in sealed_values(superuser, "cases_note")
    )

    brought_back = destroy_again()

    left = keys_left(superuser)
    assert brought_back > 0
    for table in ("cases_note", "intake_complaint", "intake_message", "cases_finding"):
        assert not any(opens(value, left) for value in sealed_values(superuser, table))
    assert destroy_again() == 0


def test_rows_of_an_older_database_are_erased_again(
    at: Told, superuser: psycopg.Connection
) -> None:
    tokens = superuser.execute("SELECT * FROM people_token").fetchall()
    erased(at)
    superuser.execute("UPDATE cases_case SET state = 'open', closed_at = NULL, erased_at = NULL")
    superuser.execute("UPDATE intake_complaint SET erased_at = NULL")
    superuser.execute(
        "SET session_replication_role = replica; DELETE FROM erasure_part;"
        " DELETE FROM erasure_erasure; SET session_replication_role = DEFAULT"
    )
    with superuser.cursor() as cursor:
        cursor.executemany("INSERT INTO people_token VALUES (%s, %s, %s)", tokens)

    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        first = erase_again(by=by)
        second = erase_again(by=by)

    assert (first, second) == (1, 0)
    assert superuser.execute("SELECT count(*) FROM people_token").fetchone() == (0,)
    with context.acting(at.unit.system):
        row = Case.objects.get(id=at.case)
    assert row.erased_at is not None
    assert row.closed_at is not None


def test_ledger_reads_past_a_line_that_a_crash_tore(tmp_path: Path) -> None:
    path = tmp_path / "erased.jsonl"
    first, second = (Entry(uuid4(), uuid4(), (uuid4(),), (uuid4(), uuid4())) for _ in range(2))
    Ledger(path).add(first)
    with path.open("a") as file:
        file.write('{"agency": "torn')
    Ledger(path).add(second)

    assert list(Ledger(path).entries()) == [first, second]
    assert list(Ledger(tmp_path / "none").entries()) == []


def restore(backup: Path, store: Path) -> None:
    """The file of keys as an older copy has it, in place, so that open readers see it."""
    store.write_bytes(backup.read_bytes())


def test_key_that_the_store_never_had_is_no_trouble(at: Told) -> None:
    missing = UUID(int=7)

    keys.store().destroy(missing)

    assert not keys.store().holds(missing)
    with pytest.raises(KeyMissing):
        keys.store().get(missing)
