"""The key store: what opens sealed data, kept apart from the database and its backups.

A folder of mode 0700 outside the data folder holds named secrets (one file each) and the slab of
data keys. A database without this folder names nobody; destroying one data key erases what it
sealed everywhere, in backups of the database too. See docs/security/model.md.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wayhome.kernel.slab import Slab

SECRET_BYTES = 32
_NONCE_BYTES = 12


class KeyMissing(Exception):
    """The data key is not in the store: it was destroyed, or the store is another instance's."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of one complaint, person or case; `secret` is 32 bytes for AES-256-GCM."""

    id: UUID
    secret: bytes = field(repr=False)


class FileKeyStore:
    """The form for a laptop and for one server: files that only their owner can read."""

    def __init__(self, home: Path) -> None:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._home = home
        self._slab = Slab(home / "data.slab")
        self._named: dict[str, bytes] = {}

    def named(self, name: str) -> bytes:
        """A named secret of 32 bytes, such as `instance` or `index`, made at first use."""
        if name not in self._named:
            self._named[name] = self._read_or_make(self._home / f"{name}.key")
        return self._named[name]

    def create(self, key_id: UUID) -> DataKey:
        """Make a data key; it is on disk when this returns, before anything is sealed with it."""
        return self.create_all([key_id])[0]

    def create_all(self, key_ids: Iterable[UUID]) -> list[DataKey]:
        """Make data keys as `create` does, and wait for the disk once: for imports of many."""
        made = [DataKey(id=each, secret=secrets.token_bytes(SECRET_BYTES)) for each in key_ids]
        self._slab.append_all((key.id.bytes, self._wrapped(key)) for key in made)
        return made

    def get(self, key_id: UUID) -> DataKey:
        """The data key with this id. Raises KeyMissing."""
        entry = self._slab.read(key_id.bytes)
        if entry is None:
            raise KeyMissing
        nonce, wrapped = entry[:_NONCE_BYTES], entry[_NONCE_BYTES:]
        return DataKey(id=key_id, secret=self._wrapper.decrypt(nonce, wrapped, key_id.bytes))

    def holds(self, key_id: UUID) -> bool:
        """Whether the data key is there."""
        return self._slab.read(key_id.bytes) is not None

    def destroy(self, key_id: UUID) -> None:
        """Overwrite a data key in place: what it sealed can never be read again."""
        self._slab.destroy(key_id.bytes)

    @cached_property
    def _wrapper(self) -> AESGCM:
        """The instance key, ready to wrap and unwrap data keys."""
        return AESGCM(self.named("instance"))

    def _wrapped(self, key: DataKey) -> bytes:
        """A data key as the slab keeps it, bound to its id."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._wrapper.encrypt(nonce, key.secret, key.id.bytes)

    @staticmethod
    def _read_or_make(path: Path) -> bytes:
        """Read a secret; make it first, whole or not at all, when it is not there yet."""
        if not path.exists():
            draft = path.with_suffix(f".{secrets.token_hex(4)}")
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(SECRET_BYTES))
                file.flush()
                os.fsync(file.fileno())
            # Another process may have been first: linking never overwrites.
            with suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        return path.read_bytes()


@lru_cache(maxsize=4)
def open_store(home: Path) -> FileKeyStore:
    """The store in this folder, opened once per process."""
    return FileKeyStore(home)
