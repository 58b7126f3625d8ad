"""The doctor: sees an open key folder, a missing database and a full disk; changes nothing."""

from pathlib import Path

import pytest

from wayhome.server.doctor import folders, machine
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
