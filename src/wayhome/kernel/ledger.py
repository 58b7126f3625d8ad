"""The ledger of erasures: which keys were destroyed, outside the database and its backups.

A file of lines beside the audit's checkpoints, ids only. Whoever restores an older backup of the
database or of the keys keeps this file: what it names is destroyed again before anything is served.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

_NAME = "erased.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """Keys of one part that were destroyed, with the case and its complaints, or a complaint alone."""

    agency: UUID
    case: UUID | None
    complaints: tuple[UUID, ...]
    keys: tuple[UUID, ...]


class Ledger:
    """The file; a missing one is an empty one. A line torn by a crash does not count."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, entry: Entry) -> None:
        """Append a line and wait until the disk has it."""
        line = {
            "agency": str(entry.agency),
            "case": str(entry.case) if entry.case else None,
            "complaints": [str(each) for each in entry.complaints],
            "keys": [str(each) for each in entry.keys],
        }
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # Begun on a line of its own, whatever a crash left before it.
            os.write(descriptor, f"\n{json.dumps(line)}\n".encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def entries(self) -> Iterator[Entry]:
        """Every whole line, in the order of writing."""
        if not self._path.exists():
            return
        for line in self._path.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, KeyError):
                told = json.loads(line)
                yield Entry(
                    UUID(told["agency"]),
                    UUID(told["case"]) if told["case"] else None,
                    tuple(map(UUID, told["complaints"])),
                    tuple(map(UUID, told["keys"])),
                )


def ledger() -> Ledger:
    """The ledger of this instance."""
    return Ledger(settings.CHECKPOINTS.with_name(_NAME))
