"""The secret in the address of a calendar."""

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    """A secret that nobody can guess, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(secret: str) -> bytes:
    """What is kept of a secret: it is random, so that a plain hash hides it."""
    return hashlib.sha256(secret.encode()).digest()
