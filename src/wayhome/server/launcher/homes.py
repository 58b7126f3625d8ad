"""Where Wayhome keeps its data, and, apart from it, the keys that open that data.

The two never share a folder: whoever copies the data must not get the keys with it.
"""

import os
import pwd
import sys
from pathlib import Path

from wayhome.server.refusal import Refusal

KEYS_MODE = 0o700
ROOT_DATA_MODE = 0o711  # the database server runs as another user and must walk through
USER_DATA_MODE = 0o700


class NoHome(Refusal):
    """No folder can be used for data or keys; the message says which setting names one."""


def data_home() -> Path:
    """The folder for the embedded database and attachments, made when missing."""
    place = locate_data()
    make(place, mode=data_mode(), setting="WAYHOME_HOME")
    return place


def keys_home() -> Path:
    """The folder for key files, outside the data folder, made when missing, closed to others."""
    place = locate_keys()
    make(place, mode=KEYS_MODE, setting="WAYHOME_KEYS")
    return place


def locate_data() -> Path:
    """Where the data folder is or would be, without making it."""
    if chosen := os.environ.get("WAYHOME_HOME"):
        return Path(chosen).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/wayhome")
    if sys.platform == "darwin":
        return person_home("WAYHOME_HOME") / "Library" / "Application Support" / "Wayhome"
    base = absolute_setting("XDG_DATA_HOME")
    return (base or person_home("WAYHOME_HOME") / ".local" / "share") / "wayhome"


def locate_keys() -> Path:
    """Where the key folder is or would be, without making it."""
    if chosen := os.environ.get("WAYHOME_KEYS"):
        place = Path(chosen).expanduser().absolute()
    elif os.geteuid() == 0:
        place = Path("/etc/wayhome/keys")
    else:
        base = absolute_setting("XDG_CONFIG_HOME")
        place = (base or person_home("WAYHOME_KEYS") / ".config") / "wayhome" / "keys"
    if place.resolve().is_relative_to(locate_data().resolve()):
        message = (
            f"The keys would lie inside the data folder ({place}). Set WAYHOME_KEYS elsewhere."
        )
        raise NoHome(message)
    return place


def data_mode() -> int:
    """The permissions of the data folder: closed, save that root lets its server walk through."""
    return ROOT_DATA_MODE if os.geteuid() == 0 else USER_DATA_MODE


def person_home(setting: str) -> Path:
    """The home folder of whoever runs this, from HOME or else from the system's user list."""
    named = os.environ.get("HOME", "").strip()
    if not named:
        try:
            named = pwd.getpwuid(os.geteuid()).pw_dir
        except KeyError:
            named = ""
    if not named or not Path(named).is_dir():
        message = (
            f"You have no home folder ({named or 'HOME is empty'}). Set {setting} to a folder."
        )
        raise NoHome(message)
    return Path(named)


def absolute_setting(name: str) -> Path | None:
    """A folder named by the environment; relative ones are ignored, as the XDG standard asks."""
    value = os.environ.get(name, "")
    return Path(value) if value.startswith("/") else None


def make(place: Path, *, mode: int, setting: str) -> None:
    """Make a folder and its missing parents; those that exist are left as they are."""
    missing = [folder for folder in (place, *place.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir()
            folder.chmod(mode)
    except OSError as fault:
        message = f"Cannot make {place}: {fault.strerror}. Set {setting} to a folder you can write."
        raise NoHome(message) from fault
    if not os.access(place, os.W_OK | os.X_OK):
        message = f"Cannot write in {place}. Set {setting} to a folder you can write."
        raise NoHome(message)
