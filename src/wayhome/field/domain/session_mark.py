"""Which session cases were taken along in, so that signing out ends them."""

import hashlib

_LETTERS = 40


def session_mark(session_key: str | None) -> str:
    """A hash of what the session's cookie says, of no use to open it; empty for no session."""
    if not session_key:
        return ""
    return hashlib.sha256(f"field {session_key}".encode()).hexdigest()[:_LETTERS]
