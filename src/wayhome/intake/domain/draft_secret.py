"""The secret in the writer's browser, and everything that follows from it.

The server keeps none of it: without the cookie a draft is noise. Because the receipt and the
idempotency key follow from the secret too, sending twice gives the same receipt and one complaint.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wayhome.intake.domain.receipt import Receipt
from wayhome.kernel.keystore import DataKey

_BYTES = 32


class DraftSecretNotUnderstood(ValueError):
    """The cookie is missing, cut or altered."""


@dataclass(frozen=True, slots=True)
class DraftSecret:
    """32 random bytes."""

    value: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "DraftSecret":
        """A new secret."""
        return cls(secrets.token_bytes(_BYTES))

    @classmethod
    def from_cookie(cls, text: str) -> "DraftSecret":
        """Read a cookie. Raises DraftSecretNotUnderstood."""
        try:
            value = base64.urlsafe_b64decode(text.encode("ascii") + b"=")
        except (binascii.Error, ValueError) as error:
            raise DraftSecretNotUnderstood from error
        if len(value) != _BYTES:
            raise DraftSecretNotUnderstood
        return cls(value)

    def cookie(self) -> str:
        """The cookie's value."""
        return base64.urlsafe_b64encode(self.value).decode().rstrip("=")

    @property
    def draft_id(self) -> UUID:
        """Where the draft stands in the database."""
        return UUID(bytes=self._derived(b"id")[:16])

    def key(self) -> DataKey:
        """What seals the draft."""
        return DataKey(id=self.draft_id, secret=self._derived(b"key"))

    def receipt(self) -> Receipt:
        """The receipt that the complaint will have."""
        return Receipt.derive(self._derived(b"receipt"))

    def idempotency_key(self) -> str:
        """The key under which the complaint is lodged."""
        return self._derived(b"lodging").hex()

    def _derived(self, purpose: bytes) -> bytes:
        """HKDF-SHA256 (RFC 5869) for one purpose."""
        return HKDF(SHA256(), 32, salt=None, info=b"wayhome draft " + purpose).derive(self.value)
