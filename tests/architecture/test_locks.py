"""The locks: exact, hashed, the same everywhere, and naming no host and no folder."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN, DEV = "requirements.lock", "requirements-dev.lock"
PIN = re.compile(r"^(?P<pin>[a-z0-9][a-z0-9._-]*==[^\s;\\]+(?: ; [^\\]+?)?) *\\?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
ADDRESS = re.compile(r"://|@ |file:|^\s*-[ief]\b|--(?:index|extra-index|find-links)|(?:^|\s)[./~]")


def pins(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [found["pin"].strip() for line in lines if (found := PIN.match(line))]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [RUN, DEV])
def test_lock_has_only_pins_and_hashes(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]

    assert strange == []


@pytest.mark.parametrize("name", [RUN, DEV])
def test_lock_has_a_hash_for_every_pin(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))

    bare = [block.split("\n", 1)[0] for block in blocks if "--hash=sha256:" not in block]

    assert bare == []


@pytest.mark.parametrize("name", [RUN, DEV])
def test_lock_names_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if ADDRESS.search(line)] == []


def test_constraints_repeat_the_lock() -> None:
    constraints = project()["tool"]["uv"]["constraint-dependencies"]  # type: ignore[index]  # toml

    assert constraints == pins(DEV)


def test_constraints_name_no_address() -> None:
    constraints = project()["tool"]["uv"]["constraint-dependencies"]  # type: ignore[index]  # toml

    assert [line for line in constraints if ADDRESS.search(line)] == []


def test_runtime_lock_is_part_of_the_development_lock() -> None:
    assert set(pins(RUN)) <= set(pins(DEV))


def test_dependency_is_locked_when_it_is_declared() -> None:
    declared = project()["project"]["dependencies"]  # type: ignore[index]  # toml
    names = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in declared}

    assert names <= {pin.split("==")[0] for pin in pins(RUN)}


def test_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(
        r"^(?:dependencies|build|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL
    )
    lines = [line for block in lists for line in block.splitlines() if line.strip()]

    silent = [line for line in lines if not re.search(r'",\s+# \S', line)]

    assert len(lines) > 20
    assert silent == []


def test_uv_lock_is_not_kept() -> None:
    # uv.lock names the host of every file; the constraints hold the same versions without it.
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert "uv.lock" in ignored
