"""What is kept outside the database: every signed head, and the hash of every leaf in order.

Whoever can change every row of the database cannot reach these files with it. `checkpoints.txt`
holds the notes one after another; beside it `leaves.hashes` holds 32 bytes for each leaf, so that
the very leaf can be named that no longer is what it was.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wayhome.audit.domain.merkle import HASH_BYTES

_TAIL_BYTES = 4096
_CHUNK_LEAVES = 4096


class Outside:
    """The two files; missing ones are empty ones."""

    def __init__(self, checkpoints: Path) -> None:
        self.checkpoints = checkpoints
        self.hashes = checkpoints.with_name(f"{checkpoints.stem}.hashes")

    def notes(self) -> Iterator[str]:
        """Every note, in the order of writing; what cannot be split is given as it is."""
        if not self.checkpoints.exists():
            return
        parts = self.checkpoints.read_text(encoding="utf-8").split("\n\n")
        for at in range(0, len(parts) - 1, 2):
            yield f"{parts[at]}\n\n{parts[at + 1]}".rstrip("\n") + "\n"

    def last_note(self) -> str | None:
        """The newest note."""
        if not self.checkpoints.exists():
            return None
        with self.checkpoints.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
            parts = file.read().decode(errors="replace").rstrip("\n").split("\n\n")
        return f"{parts[-2]}\n\n{parts[-1]}\n" if len(parts) > 1 else None

    def leaves(self) -> Iterator[bytes]:
        """The hash of every leaf, in order."""
        if not self.hashes.exists():
            return
        with self.hashes.open("rb") as file:
            while chunk := file.read(_CHUNK_LEAVES * HASH_BYTES):
                for at in range(0, len(chunk), HASH_BYTES):
                    yield chunk[at : at + HASH_BYTES]

    def append(self, notes: Iterable[str], *, leaves: bytes, position: int) -> None:
        """Add hashes of leaves from a position on, then the notes over them, both to the disk.

        Done again after a crash, it writes the same bytes to the same place.
        """
        self._write(self.hashes, leaves, at=position * HASH_BYTES)
        end = self.checkpoints.stat().st_size if self.checkpoints.exists() else 0
        text = "".join(f"{note}\n" for note in notes)
        self._write(self.checkpoints, text.encode(), at=end)

    @staticmethod
    def _write(path: Path, content: bytes, *, at: int) -> None:
        """Write bytes at a place and wait for the disk."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(descriptor, content, at)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
