"""Django's cache as one table, so that every process counts the same attempts to sign in.

The sign-in library keeps its rate limits and the codes already used in the cache. The table is
written over a connection of its own, outside the request's transaction: an attempt counts at once
for everybody, also when its request is taken back. Values are JSON: what stands in a table must
never be able to run. Times are the database's, the one clock that all processes share.
"""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connections
from django.db.backends.utils import CursorWrapper

from wayhome.kernel import keys

_ADD = """
INSERT INTO access_remembered (key, value, expires_at)
VALUES (%s, %s::jsonb, now() + %s * interval '1 second')
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
"""
_WHEN_OVER = "WHERE access_remembered.expires_at <= now()"
_GET = "SELECT value FROM access_remembered WHERE key = %s AND expires_at > now()"
_DELETE = "DELETE FROM access_remembered WHERE key = %s AND expires_at > now()"
_CLEAR = "DELETE FROM access_remembered"

_USED_CODE = "allauth.mfa.totp.used"


class SharedCache(BaseCache):
    """A cache of few and small things that all processes of an instance share.

    `LOCATION` is the database alias to write over, which must commit each statement at once.
    """

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._alias = alias

    def add(  # type: ignore[override]  # Django gives the version by its name
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, *, version: int | None = None
    ) -> bool:
        """Remember what is not remembered yet; of all who come at once, one is told True."""
        with self._cursor() as cursor:
            cursor.execute(_ADD + _WHEN_OVER, self._row(key, value, timeout, version=version))
            return bool(cursor.rowcount)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is remembered under a key."""
        with self._cursor() as cursor:
            cursor.execute(_GET, [self._hidden(key, version)])
            row = cursor.fetchone()
        return default if row is None else json.loads(row[0])

    def set(  # type: ignore[override]  # Django gives the version by its name
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, *, version: int | None = None
    ) -> None:
        """Remember, whatever was remembered before."""
        with self._cursor() as cursor:
            cursor.execute(_ADD, self._row(key, value, timeout, version=version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget one thing; whether there was one."""
        with self._cursor() as cursor:
            cursor.execute(_DELETE, [self._hidden(key, version)])
            return bool(cursor.rowcount)

    def clear(self) -> None:
        """Forget everything."""
        with self._cursor() as cursor:
            cursor.execute(_CLEAR)

    def _row(self, key: str, value: Any, timeout: Any, *, version: int | None) -> list[Any]:
        """A row as it is written. Raises ValueError when it would stay for ever."""
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        if seconds is None:
            raise ValueError("Nothing is remembered for ever.")
        if key.startswith(_USED_CODE):
            # The library forgets a code after one period, yet takes it for one before and after.
            seconds = max(seconds, 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1))
        return [self._hidden(key, version), json.dumps(value), seconds]

    def _hidden(self, key: str, version: int | None) -> str:
        """The keyed hash under which something stands: keys carry names and addresses."""
        full = self.make_key(key, version=version)
        return hmac.digest(keys.store().named("remembered"), full.encode(), hashlib.sha256).hex()

    def _cursor(self) -> CursorWrapper:
        """A cursor of the connection of its own."""
        return connections[self._alias].cursor()
