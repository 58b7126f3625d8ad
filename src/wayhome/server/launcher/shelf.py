"""The folder of one cluster inside a home, and what lies where in it.

It belongs to whoever starts the server; only the data and the socket belong to the account that
runs it, so a broken server cannot redirect what we read or write.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

from wayhome.server.launcher.account import Account
from wayhome.server.launcher.initdb import write_private
from wayhome.server.refusal import Refusal

WALKABLE = 0o711
CLOSED = 0o700


class HomeClosed(Refusal):
    """The account that runs the server cannot walk to the home folder."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Paths of one cluster."""

    folder: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server reports; no statement and no value."""
        return self.folder / "server.log"

    @property
    def settings(self) -> Path:
        """The configuration file in force."""
        return self.folder / "postgresql.conf"

    def exists(self) -> bool:
        """Whether a cluster was made here."""
        return (self.data / "PG_VERSION").exists()

    def version(self) -> int:
        """The major version of PostgreSQL that made the data."""
        return int((self.data / "PG_VERSION").read_text().split(".")[0])

    def password(self) -> str:
        """The superuser's password, made at the first call."""
        place = self.folder / "superuser.password"
        if not place.exists():
            write_private(place, secrets.token_urlsafe(32))
        return place.read_text(encoding="utf-8")


def locate(home: Path) -> Shelf:
    """The shelf of a home, without making it."""
    return Shelf(home.absolute() / "postgres")


def make(home: Path, account: Account) -> Shelf:
    """Make the shelf, and see that the server's account can walk to it. Raises HomeClosed."""
    shelf = locate(home)
    mode = WALKABLE if account.switch else CLOSED
    missing = [folder for folder in (shelf.folder, *shelf.folder.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        folder.chmod(mode)
    if not account.can_enter(shelf.folder):
        message = (
            f"The database server runs as another user, who cannot walk to {shelf.folder}. "
            "Set WAYHOME_HOME to a folder that is not below a closed one, such as "
            "/var/lib/wayhome, or start Wayhome as an ordinary user."
        )
        raise HomeClosed(message)
    return shelf
