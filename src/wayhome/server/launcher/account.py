"""The system user that runs the database server.

PostgreSQL refuses to run as root, so root hands it to `nobody`, who exists on every system.
Everyone else runs it under their own name.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wayhome.server.refusal import Refusal

SERVER_NAME = "nobody"


class NoAccount(Refusal):
    """Root has no other user to run the server as."""


@dataclass(frozen=True, slots=True)
class Account:
    """A system user by its numbers; `switch` says whether we must become it."""

    uid: int
    gid: int
    switch: bool

    def owns(self, place: Path) -> None:
        """Give a folder or file that we just made to this account."""
        if self.switch:
            os.chown(place, self.uid, self.gid, follow_symlinks=False)

    def run(
        self, command: Sequence[str | Path], *, output: IO[bytes] | None = None, patience: int = 60
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program as this account, with nothing of ours that could redirect PostgreSQL.

        What it prints is captured, or goes to the file `output`. `patience` is in seconds.
        """
        return subprocess.run(
            [str(part) for part in command],
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
            stdin=subprocess.DEVNULL,
            stdout=output or subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=clean_environment(),
            cwd="/",
            check=False,
            timeout=patience,
        )

    def can_run(self, program: Path) -> bool:
        """Whether this account may walk to a program and execute it."""
        try:
            return self.run([program, "--version"]).returncode == 0
        except PermissionError:
            return False

    def can_enter(self, folder: Path) -> bool:
        """Whether this account may walk into a folder."""
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", folder]).returncode == 0


def server_account() -> Account:
    """Who runs the server: `nobody` when we are root, else whoever we are."""
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), switch=False)
    try:
        entry = pwd.getpwnam(SERVER_NAME)
    except KeyError as fault:
        message = (
            f"PostgreSQL does not run as root, and there is no user `{SERVER_NAME}` to run it as. "
            "Start Wayhome as an ordinary user, or set DATABASE_URL."
        )
        raise NoAccount(message) from fault
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, switch=True)


def clean_environment() -> dict[str, str]:
    """Our environment without PostgreSQL's own variables, and with messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}
