"""Identifiers: random, so that none tells how many there are or which came first."""

import secrets
import uuid
from uuid import UUID

# Crockford's base 32 without vowels that make words: safe to read aloud, spells nothing.
_ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"


def new_id() -> UUID:
    """A random identifier for a confidential row."""
    return uuid.uuid4()


def new_code() -> str:
    """A short code for people to say on the telephone, such as ``K7Q4-FM2X`` (39 random bits)."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
