"""Sessions: the table holds a hash of what the cookie says, so that reading it opens nothing."""

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

_STORED_LETTERS = 40


def stored_key(session_key: str) -> str:
    """What stands in the table for a cookie: 160 bits of SHA-256."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:_STORED_LETTERS]


class SessionStore(db.SessionStore):
    """Django's database sessions under hashed keys."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        """The row of this cookie, unless it ran out."""
        kept = self._session_key
        try:
            self._session_key = stored_key(kept or "")
            row: AbstractBaseSession | None = super()._get_session_from_db()  # type: ignore[misc]  # unknown to the stubs
            return row
        finally:
            # Django forgets the key of a session that is not there; otherwise it stays the cookie's.
            if self._session_key is not None:
                self._session_key = kept

    def exists(self, session_key: str) -> bool:
        """Whether there is a row of this cookie."""
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to write."""
        session = super().create_model_instance(data)
        session.session_key = stored_key(session.session_key)
        return session

    def delete(self, session_key: str | None = None) -> None:
        """Remove the row of this cookie."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(stored_key(key))
