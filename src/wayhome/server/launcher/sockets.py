"""The folder of the local socket through which the database is reached.

A socket's path has a small fixed limit, so a deep home folder needs a short stand-in elsewhere.
"""

import hashlib
import os
import socket
import stat
from pathlib import Path

from wayhome.server.launcher.account import Account
from wayhome.server.refusal import Refusal

PORT = 5432
CLOSED = 0o700
LONGEST = 103  # bytes; macOS allows 103 and Linux 107, without the closing zero


class SocketFolderTaken(Refusal):
    """Someone else made the folder that our socket would lie in."""


def socket_file(folder: Path) -> Path:
    """The socket's path, by PostgreSQL's fixed naming."""
    return folder / f".s.PGSQL.{PORT}"


def choose_folder(shelf: Path) -> Path:
    """Where the socket of the cluster on this shelf lies: always the same answer for one shelf."""
    beside = shelf / "socket"
    if len(os.fsencode(socket_file(beside))) <= LONGEST:
        return beside
    mark = hashlib.sha256(os.fsencode(shelf.resolve())).hexdigest()[:16]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108  # checked in make_folder
    if os.geteuid() == 0 or not base.is_dir() or len(os.fsencode(base)) > LONGEST // 2:
        base = Path("/tmp")  # noqa: S108  # the shortest folder that every system has
    return base / f"wayhome-{os.geteuid()}-{mark}"


def make_folder(folder: Path, account: Account) -> None:
    """Make the folder, open to the server's account alone; refuse one that is another's."""
    try:
        folder.mkdir(mode=CLOSED)
        folder.chmod(CLOSED)
        account.owns(folder)
    except FileExistsError:
        found = folder.lstat()
        private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == CLOSED
        if not private or found.st_uid != account.uid:
            message = f"{folder} exists but is not a private folder of the server. Remove it."
            raise SocketFolderTaken(message) from None


def answers(folder: Path) -> bool:
    """Whether a server accepts connections on the socket in this folder."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(socket_file(folder)))
        except OSError:
            return False
        return True
