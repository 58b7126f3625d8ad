"""Passwords that an administrator hands to somebody who signs in for the first time."""

import secrets

# Without letters and digits that are taken for each other when read aloud or written by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


def new_password() -> str:
    """Four groups of four characters: 79 bits, easy to dictate."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
