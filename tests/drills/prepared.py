"""An installation made once a run and copied after that: its schema takes longer than most drills."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from wayhome.server.gates import TEST_PREPARED
from wayhome.server.launcher.lock import exclusive


def fill(home: Path, keys: Path, *, make: Callable[[], None]) -> None:
    """Fill two empty folders with a stopped installation; the first of a run is made by `make`.

    Without a folder for what a run shares, each is made anew.
    """
    shared = os.environ.get(TEST_PREPARED)
    if not shared:
        make()
        return
    kept = Path(shared)
    with exclusive(kept):
        if (kept / "whole").exists():
            _copy(kept / "home", home)
            _copy(kept / "keys", keys)
            return
        make()
        _copy(home, kept / "home")
        _copy(keys, kept / "keys")
        # Written last: what was cut short has no such mark, and is made again.
        (kept / "whole").touch()


def _copy(source: Path, target: Path) -> None:
    """Copy what a folder holds, with the owners that the database server insists on."""
    target.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)
