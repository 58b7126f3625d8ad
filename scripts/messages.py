"""Bring the translation catalogues up to date: extract the strings of public pages, then compile.

Run `python scripts/messages.py` after changing a string (needs xgettext from Debian's `gettext`).
Staff pages are English for now; only what the public reads is extracted.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "wayhome"
LANGUAGES = ("fr", "km", "zh_Hans")
STAFF_ONLY = (
    "access/*",
    "api/*",
    "audit/*",
    "cases/*",
    "config/*",
    "cooperation/*",
    "insight/*",
    "people/*",
    "record/*",
    "server/*",
    "web/accounts/*",
    "web/casework/*",
    "web/components/gallery*",
    "web/portal/*",
    "web/templates/account/*",
    "web/templates/allauth/*",
    "web/templates/casework/*",
    "web/templates/mfa/*",
    "web/templates/portal/*",
)


def extract(into: Path) -> None:
    """Write or update the catalogues below a folder."""
    command = [sys.executable, "-m", "django", "makemessages", "--no-location", "--no-obsolete"]
    command += [word for language in LANGUAGES for word in ("--locale", language)]
    command += [word for pattern in STAFF_ONLY for word in ("--ignore", pattern)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
    into.mkdir(exist_ok=True)
    subprocess.run(command, cwd=PACKAGE, env=environment, check=True, stdout=subprocess.DEVNULL)


def compile_all(folder: Path) -> None:
    """Compile every catalogue, the same bytes each time."""
    for path in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        catalogue = polib.pofile(str(path))
        catalogue.metadata.pop("POT-Creation-Date", None)
        catalogue.metadata.pop("PO-Revision-Date", None)
        catalogue.save()
        path.with_suffix(".mo").write_bytes(catalogue.to_binary())
        missing = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        print(f"{path.parent.parent.name}: {len(catalogue)} strings, {missing} to translate")


if __name__ == "__main__":
    extract(PACKAGE / "locale")
    compile_all(PACKAGE / "locale")
