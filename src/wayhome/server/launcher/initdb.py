"""Makes the data folder of a new cluster: the first start only."""

import locale
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from wayhome.server.launcher.account import Account
from wayhome.server.launcher.binaries import full_version, major
from wayhome.server.launcher.settings import Durability
from wayhome.server.refusal import Refusal

BUILTIN_LOCALE_SINCE = 17
UNICODE_LOCALES = ("C.UTF-8", "C.utf8", "en_US.UTF-8")


class InitdbFailed(Refusal):
    """PostgreSQL could not make its data folder; the message carries its reason."""


@dataclass(frozen=True, slots=True)
class Birth:
    """What a new data folder is made from. The password is that of the superuser."""

    binaries: Path
    account: Account
    superuser: str
    password: str
    durability: Durability


def make_data(data: Path, birth: Birth) -> None:
    """Make the data folder whole or not at all: it gets its name when it is finished."""
    unfinished = data.with_name(data.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    birth.account.owns(unfinished)
    pwfile = data.with_name("initdb.password")
    pwfile.unlink(missing_ok=True)
    write_private(pwfile, birth.password)
    birth.account.owns(pwfile)
    try:
        answer = birth.account.run(_command(unfinished, birth, pwfile), patience=300)
    finally:
        pwfile.unlink(missing_ok=True)
    if answer.returncode != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        reason = answer.stdout.decode(errors="replace").strip().splitlines()[-3:]
        message = f"PostgreSQL could not make its data folder {data}: {' '.join(reason)}"
        raise InitdbFailed(message)
    unfinished.rename(data)


def write_private(place: Path, text: str) -> None:
    """Write a new file that only its owner can read, whatever the umask."""
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _command(data: Path, birth: Birth, pwfile: Path) -> list[str | Path]:
    command: list[str | Path] = [birth.binaries / "initdb", "-D", data, "-U", birth.superuser]
    command += ["-E", "UTF8", "--auth=scram-sha-256", f"--pwfile={pwfile}"]
    command += ["--data-checksums", f"--locale={_unicode_locale()}"]
    if major(full_version(birth.binaries)) >= BUILTIN_LOCALE_SINCE:
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if birth.durability is Durability.THROWAWAY:
        command.append("--no-sync")
    return command


def _unicode_locale() -> str:
    """A system locale that knows letters of every script: trigrams need it even with a builtin one.

    Only "C" is left where the system has none; then trigrams see Latin letters alone.
    """
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in UNICODE_LOCALES:
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
