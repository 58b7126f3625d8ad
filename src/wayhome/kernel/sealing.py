"""Sealing: AES-256-GCM with a data key, bound to the exact place where the sealed bytes stand.

Associated data is table, column and row, so a sealed value moved elsewhere no longer opens
(NIST SP 800-38D). A sealed column is a `bytea` whose first byte is the version 0x01; the row rules
(`wayhome.kernel.rows`) make PostgreSQL refuse anything else there.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wayhome.kernel.keystore import DataKey

_VERSION = b"\x01"
_NONCE_BYTES = 12
SHORTEST_SEALED = 1 + _NONCE_BYTES + 16


class NotOpened(Exception):
    """The bytes were altered, moved, or sealed with another key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    table: str
    column: str
    row: UUID

    def associated_data(self) -> bytes:
        """The bytes that bind a sealed value to this place."""
        return f"{self.table}\x1f{self.column}\x1f{self.row}".encode()


def seal(content: bytes, *, key: DataKey, place: Place) -> bytes:
    """Seal bytes for one place."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key.secret).encrypt(nonce, content, place.associated_data())
    return _VERSION + nonce + sealed


def unseal(sealed: bytes | memoryview, *, key: DataKey, place: Place) -> bytes:
    """Open bytes sealed for this place. Raises NotOpened."""
    sealed = bytes(sealed)
    if sealed[:1] != _VERSION or len(sealed) < SHORTEST_SEALED:
        raise NotOpened
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key.secret).decrypt(nonce, body, place.associated_data())
    except InvalidTag as error:
        raise NotOpened from error


def seal_json(value: Any, *, key: DataKey, place: Place) -> bytes:
    """Seal a JSON value."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return seal(content, key=key, place=place)


def unseal_json(sealed: bytes | memoryview, *, key: DataKey, place: Place) -> Any:
    """Open a sealed JSON value. Raises NotOpened."""
    return json.loads(unseal(sealed, key=key, place=place))
