"""A file of equal records that are appended, read by id and destroyed in place.

One record is 16 bytes of id and 60 bytes of content. Records are appended under a file lock and
synced to disk, so any process finds what another wrote; destroying overwrites the bytes themselves.
"""

import fcntl
import os
import threading
from collections.abc import Iterable
from pathlib import Path

_ID = 16
_CONTENT = 60
_RECORD = _ID + _CONTENT


class Slab:
    """Durable records by id, shared by processes and threads."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._positions: dict[bytes, int] = {}
        self._known = 0
        self._lock = threading.Lock()

    def append(self, key: bytes, content: bytes) -> None:
        """Add one record and wait until the disk has it."""
        self.append_all([(key, content)])

    def append_all(self, records: Iterable[tuple[bytes, bytes]]) -> None:
        """Add records in one write and wait once until the disk has all of them."""
        written = b"".join(_record(key, content) for key, content in records)
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                # A writer that was killed half-way leaves a torn tail: begin at a whole record.
                end = os.fstat(self._file).st_size // _RECORD * _RECORD
                _write_whole(self._file, written, end)
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
        os.fdatasync(self._file)

    def read(self, key: bytes) -> bytes | None:
        """The content of a record, or None when it never was or is destroyed."""
        position = self._find(key)
        if position is None:
            return None
        record = os.pread(self._file, _RECORD, position)
        return record[_ID:] if record[:_ID] == key else None

    def destroy(self, key: bytes) -> None:
        """Overwrite a record with zeros; destroying twice changes nothing."""
        position = self._find(key)
        if position is not None:
            os.pwrite(self._file, bytes(_RECORD), position)
            os.fsync(self._file)

    def _find(self, key: bytes) -> int | None:
        """Where a record stands, reading what other processes appended since."""
        with self._lock:
            if key not in self._positions:
                self._catch_up()
            return self._positions.get(key)

    def _catch_up(self) -> None:
        """Learn the positions of records appended since the last look."""
        end = os.fstat(self._file).st_size // _RECORD * _RECORD
        while self._known < end:
            chunk = os.pread(self._file, min(end - self._known, 4096 * _RECORD), self._known)
            for offset in range(0, len(chunk), _RECORD):
                self._positions[chunk[offset : offset + _ID]] = self._known + offset
            self._known += len(chunk)


def _record(key: bytes, content: bytes) -> bytes:
    """One record as it stands in the file."""
    if len(key) != _ID or len(content) != _CONTENT:
        raise ValueError("A slab record is 16 bytes of id and 60 of content.")
    return key + content


def _write_whole(file: int, content: bytes, place: int) -> None:
    """Write everything; the system may take a large write in parts."""
    done = 0
    while done < len(content):
        done += os.pwrite(file, content[done:], place + done)
