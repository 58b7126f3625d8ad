"""The console script and the start script name the same verbs and explain them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wayhome.server.cli import VERBS, main, purpose

pytestmark = pytest.mark.one_version

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("verb", VERBS)
def test_verb_says_what_it_does_in_one_line(verb: str) -> None:
    assert purpose(verb).endswith(".")


def test_start_script_names_every_verb_when_called_bare_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(ROOT / "wayhome")

    answer = subprocess.run([link], capture_output=True, text=True, check=True, cwd=tmp_path)

    named = [line.split()[1] for line in answer.stdout.splitlines() if "./wayhome " in line]
    assert named == list(VERBS)


@pytest.mark.parametrize(("word", "ends"), [("--help", 0), ("help", 0), ("dmeo", 1), ("-x", 1)])
def test_start_script_installs_nothing_when_only_asked_or_mistyped(
    tmp_path: Path, word: str, ends: int
) -> None:
    venv = tmp_path / "venv"

    answer = subprocess.run(
        [ROOT / "wayhome", word],
        env={"PATH": "/usr/bin:/bin", "WAYHOME_VENV": str(venv)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == ends
    assert "./wayhome" in answer.stdout + answer.stderr
    assert not venv.exists()


def test_start_script_refuses_a_folder_that_is_no_environment(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")

    answer = subprocess.run(
        [ROOT / "wayhome", "doctor"],
        env={"PATH": "/usr/bin:/bin", "WAYHOME_VENV": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "WAYHOME_VENV" in answer.stderr
    assert (tmp_path / "letter.txt").read_text() == "keep me"


def test_start_script_says_what_is_missing_when_every_python_is_broken(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for tool in ("dirname", "readlink", "cat", "sed", "cksum", "head", "cut", "grep", "ls", "sh"):
        found = next(
            Path(place, tool) for place in ("/usr/bin", "/bin") if Path(place, tool).exists()
        )
        (programs / tool).symlink_to(found)
    for name in ("python3", "python3.11"):
        (programs / name).write_text("#!/bin/sh\nexit 127\n")
        (programs / name).chmod(0o755)

    answer = subprocess.run(
        [ROOT / "wayhome", "doctor"],
        env={"PATH": str(programs), "WAYHOME_VENV": str(tmp_path / "venv")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "Python 3.11 or newer was not found" in answer.stderr


def test_unknown_verb_ends_with_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["nonsense"])

    assert ended.value.code == 2
    assert "demo" in capsys.readouterr().err


def test_refusal_is_one_line_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYHOME_TEST_DATABASE_URL", raising=False)
    monkeypatch.setenv("WAYHOME_PG_BINDIR", "/nonexistent")

    status = main(["test"])

    shown = capsys.readouterr().err
    assert status == 1
    assert shown.startswith("wayhome: WAYHOME_PG_BINDIR")
    assert "Traceback" not in shown


@pytest.mark.parametrize("act", ["verify", "sequence"])
def test_audit_says_so_when_the_database_does_not_answer(act: str, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "wayhome.server.cli", "audit", act],
        env={
            **os.environ,
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/wayhome",
            "WAYHOME_KEYS": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert answer.stderr.startswith("wayhome: The audit cannot be read")
    assert "Traceback" not in answer.stderr
