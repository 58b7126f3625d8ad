"""What is kept outside the database: every signed head, and the hash of every leaf in order.

Whoever can change every row of the database cannot reach these files with it. `checkpoints.txt`
holds the notes one after another; beside it `leaves.hashes` holds 32 bytes for each leaf, so that
the very leaf can be named that no longer is what it was.

A crash while writing can leave half a note or half a hash at the end. It does not count, and the
next writing takes its place.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wayhome.audit.domain.merkle import HASH_BYTES

_TAIL_BYTES = 4096
_GAP = b"\n\n"
_SIGNATURE = "\n\n\N{EM DASH} ".encode()
_CHUNK_LEAVES = 4096


class Outside:
    """The two files; missing ones are empty ones."""

    def __init__(self, checkpoints: Path) -> None:
        self.checkpoints = checkpoints
        self.hashes = checkpoints.with_name(f"{checkpoints.stem}.hashes")

    def notes(self) -> Iterator[str]:
        """Every whole note, in the order of writing; what cannot be split is given as it is."""
        if not self.checkpoints.exists():
            return
        parts = self.checkpoints.read_bytes().decode(errors="replace").split("\n\n")
        for at in range(0, len(parts) - 2, 2):
            yield f"{parts[at]}\n\n{parts[at + 1]}\n"

    def last_note(self) -> str | None:
        """The newest whole note."""
        tail = self._tail()
        tail = tail[: self._whole(tail)]
        begins = tail.rfind(_GAP, 0, tail.rfind(_SIGNATURE)) + len(_GAP)
        # The first note of the file has none before it.
        begins = begins if begins >= len(_GAP) else 0
        return tail[begins:-1].decode(errors="replace") or None

    def is_torn(self) -> bool:
        """Whether the file ends in the middle of a note."""
        tail = self._tail()
        return self._whole(tail) < len(tail)

    def _tail(self) -> bytes:
        """The end of the file, with whole notes in it if there are any."""
        if not self.checkpoints.exists():
            return b""
        with self.checkpoints.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
            tail = file.read()
            if not self._whole(tail):
                file.seek(0)
                tail = file.read()
        return tail

    @staticmethod
    def _whole(tail: bytes) -> int:
        """Where the last whole note of the tail ends: the empty line after its signatures."""
        at = len(tail)
        while (at := tail.rfind(_SIGNATURE, 0, at)) >= 0:
            end = tail.find(_GAP, at + len(_SIGNATURE))
            if end >= 0:
                return end + len(_GAP)
        return 0

    def leaves(self) -> Iterator[bytes]:
        """The hash of every leaf, in order, as far as they are whole."""
        if not self.hashes.exists():
            return
        with self.hashes.open("rb") as file:
            while chunk := file.read(_CHUNK_LEAVES * HASH_BYTES):
                for at in range(0, len(chunk) - HASH_BYTES + 1, HASH_BYTES):
                    yield chunk[at : at + HASH_BYTES]

    def append(self, notes: Iterable[str], *, leaves: bytes, position: int) -> None:
        """Add hashes of leaves from a position on, then the notes over them, both to the disk.

        Done again after a crash, it writes the same bytes to the same place.
        """
        self._write(self.hashes, leaves, at=position * HASH_BYTES)
        size = self.checkpoints.stat().st_size if self.checkpoints.exists() else 0
        tail = self._tail()
        end = size - len(tail) + self._whole(tail)
        text = "".join(f"{note}\n" for note in notes)
        self._write(self.checkpoints, text.encode(), at=end, size=size)

    @staticmethod
    def _write(path: Path, content: bytes, *, at: int, size: int = 0) -> None:
        """Write bytes at a place, cut off what a file of this size had after them, wait for disk."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(descriptor, content, at)
            if at + len(content) < size:
                os.ftruncate(descriptor, at + len(content))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
