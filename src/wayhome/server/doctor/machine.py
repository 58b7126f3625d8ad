"""What the machine offers: Python, room on the disk, a browser for the journeys."""

import os
import platform
import shutil
import sys
from pathlib import Path

from wayhome.server.doctor.finding import Finding, fail, ok, warn

OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
GIGABYTE = 1_000_000_000
COMFORTABLE = 2 * GIGABYTE
TIGHT = GIGABYTE // 4


def python() -> Finding:
    """Whether this Python is new enough."""
    words = f"{platform.python_version()} in {sys.prefix}"
    if sys.version_info < OLDEST_PYTHON:
        return fail("Python", words, "install Python 3.11 or newer")
    return ok("Python", words)


def disk(place: Path) -> Finding:
    """How much room the disk has where data lies or will lie."""
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    words = f"{free / GIGABYTE:.1f} GB free at {there}"
    if free < TIGHT:
        return fail("Disk", words, "make room before anything is lodged")
    if free < COMFORTABLE:
        return warn("Disk", words, "make room soon")
    return ok("Disk", words)


def browser() -> Finding:
    """Whether a browser is there for `wayhome journeys`; nothing else needs one."""
    chosen = os.environ.get("WAYHOME_BROWSER")
    found = chosen or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return warn("Browser", "none found", "only `wayhome journeys` needs Chromium")
    if not os.access(found, os.X_OK):
        return warn("Browser", f"{found} cannot be run", "correct WAYHOME_BROWSER")
    return ok("Browser", found)
