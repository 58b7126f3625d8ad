"""The signed acknowledgement: proves that something was lodged, and when, without saying what."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_TITLE = "Acknowledgement 1"
_FINGERPRINT_BYTES = 16


class AcknowledgementRefused(ValueError):
    """The text was altered, or another instance signed it."""


@dataclass(frozen=True, slots=True)
class Lodging:
    """What is acknowledged: a code, a moment, and SHA-256 of the sealed content."""

    code: str
    moment: datetime
    digest: bytes


def sign(lodging: Lodging, *, seed: bytes) -> str:
    """Give the acknowledgement as short lines of ASCII, signed with Ed25519 (RFC 8032).

    `seed` is the 32-byte private key of the instance.
    """
    key, named = _signing(seed)
    body = "\n".join(
        (
            _TITLE,
            f"code: {lodging.code}",
            f"received: {lodging.moment:%Y-%m-%dT%H:%M:%SZ}",
            f"content: sha256 {lodging.digest.hex()}",
            f"key: {named}",
        )
    )
    return f"{body}\nsignature: {base64.b64encode(key.sign(body.encode())).decode()}"


@lru_cache(maxsize=2)
def _signing(seed: bytes) -> tuple[Ed25519PrivateKey, str]:
    """The private key of a seed with its fingerprint; making them takes longer than signing."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key, fingerprint(key.public_key())


def verify(text: str, *, public_key: bytes) -> None:
    """Check an acknowledgement against the raw public key. Raises AcknowledgementRefused."""
    body, separator, signature = text.strip().rpartition("\nsignature: ")
    if not separator:
        raise AcknowledgementRefused
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(
            base64.b64decode(signature, validate=True), body.encode()
        )
    except (InvalidSignature, ValueError) as error:
        raise AcknowledgementRefused from error


def public_key(seed: bytes) -> bytes:
    """The raw public key that belongs to a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def fingerprint(key: Ed25519PublicKey) -> str:
    """The first half of SHA-256 of a public key, in hexadecimal."""
    return hashlib.sha256(key.public_bytes_raw()).digest()[:_FINGERPRINT_BYTES].hex()
