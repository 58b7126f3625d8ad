"""The doctor: sees an open key folder, a missing database and a full disk; changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cases.ground import office
from tests.screening.ground import OUK, imported
from wayhome.server.doctor import folders, machine, sanctions
from wayhome.server.doctor.database import server
from wayhome.server.doctor.finding import Verdict


def test_doctor_fails_the_key_folder_when_others_can_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    keys.chmod(0o750)
    monkeypatch.setenv("WAYHOME_KEYS", str(keys))
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path / "data"))

    found = folders.keys()

    assert found.verdict is Verdict.FAIL
    assert "chmod 700" in found.advice


def test_doctor_makes_no_folder_when_it_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path / "data"))

    found = [folders.data(), folders.keys(), machine.disk(tmp_path / "data")]

    assert Verdict.FAIL not in {finding.verdict for finding in found}
    assert list(tmp_path.iterdir()) == []


def test_doctor_fails_the_database_without_repeating_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:secret@127.0.0.1:1/none")

    found = list(server())

    assert [finding.verdict for finding in found] == [Verdict.FAIL]
    assert "secret" not in found[0].line()


def test_doctor_finds_roles_and_rules_in_order_when_provisioned(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)

    found = list(server())

    assert {finding.verdict for finding in found} == {Verdict.OK}
    assert [finding.subject for finding in found] == ["Database", "Roles", "Catalogue"]


def test_doctor_warns_when_no_list_is_imported(database: str) -> None:
    found = sanctions.lists()

    assert found.verdict is Verdict.WARN
    assert "none imported" in found.words


def test_doctor_warns_of_a_list_once_its_newest_version_is_old(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(office().system, OUK)

    fresh = sanctions.lists()
    monkeypatch.setattr(sanctions, "OLD_AFTER", timedelta(0))
    old = sanctions.lists()

    assert fresh.verdict is Verdict.OK
    assert old.verdict is Verdict.WARN
    assert "Invented list" in old.words
