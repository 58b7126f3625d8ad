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
LANGUAGES = {"fr": "French", "km": "Khmer", "zh_Hans": "Simplified Chinese"}
STAFF_ONLY = (
    "access/*",
    "api/*",
    "audit/*",
    "care/*",
    "cases/*",
    "config/*",
    "consent/*",
    "cooperation/*",
    "documents/*",
    "erasure/*",
    "field/domain/*",
    "forms/domain/*",
    "insight/*",
    "interchange/*",
    "justice/*",
    "operations/*",
    "people/*",
    "record/*",
    "reintegration/*",
    "screening/*",
    "server/*",
    "sites/*",
    "web/accounts/*",
    "web/casework/*",
    "web/components/gallery*",
    "web/portal/*",
    "web/templates/account/*",
    "web/templates/allauth/*",
    "web/templates/casework/*",
    "web/templates/mfa/*",
    "web/templates/portal/*",
    "workplan/*",
)


HEADER = """{language} words of Wayhome's public pages.
Licence: AGPL-3.0-or-later.
Review: a native writer has NOT reviewed these words yet."""


def extract(package: Path) -> None:
    """Write the strings of a package into its `locale` folder, keeping what is translated."""
    command = [sys.executable, "-m", "django", "makemessages", "--no-location", "--no-obsolete"]
    command += [word for language in LANGUAGES for word in ("--locale", language)]
    command += [word for pattern in STAFF_ONLY for word in ("--ignore", pattern)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
    (package / "locale").mkdir(exist_ok=True)
    subprocess.run(  # noqa: S603  # our own words, no shell
        command, cwd=package, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def settle(catalogue: polib.POFile, language: str) -> None:
    """Give a catalogue our header, and empty each guess: only people's words are shown."""
    if "PACKAGE" in catalogue.header:
        catalogue.header = HEADER.format(language=LANGUAGES[language])
    catalogue.metadata_is_fuzzy = False
    catalogue.metadata = {
        "Project-Id-Version": "Wayhome",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.metadata["Plural-Forms"],
    }
    for entry in catalogue.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.previous_msgid = entry.previous_msgid_plural = None
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")


def compile_all(folder: Path) -> None:
    """Compile every catalogue, the same bytes each time."""
    for language in LANGUAGES:
        path = folder / language / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path))
        settle(catalogue, language)
        catalogue.save()
        path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())
        missing = len(catalogue.untranslated_entries())
        print(f"{language}: {len(catalogue)} strings, {missing} to translate")


if __name__ == "__main__":
    extract(PACKAGE)
    compile_all(PACKAGE / "locale")
