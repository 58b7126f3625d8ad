"""One PostgreSQL database seen through several roles.

`DATABASE_URL` names the database; each role signs in with a password derived from the key store,
or with its own `DATABASE_URL_<ROLE>` where an administrator manages roles elsewhere.
"""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from wayhome.kernel.database import DbRole, role_password
from wayhome.kernel.keystore import FileKeyStore

BESIDE = "beside"
"""A second way in for the web role: what it writes stands, whatever becomes of the request."""

_POOL = {"min_size": 1, "max_size": 12, "timeout": 10}
# A pool grows by one connection at a time: an attempt that hangs must not keep all others waiting.
_CONNECT_SECONDS = 5


def databases(url: str, store: FileKeyStore, *, pooled: bool) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: an alias for each role, and `BESIDE`."""
    each = {role.value: _database(url, store, role, pooled=pooled) for role in DbRole}
    return {**each, BESIDE: _database(url, store, DbRole.WEB, pooled=pooled)}


def _database(url: str, store: FileKeyStore, role: DbRole, *, pooled: bool) -> dict[str, Any]:
    """The settings of one role."""
    own_url = os.environ.get(f"DATABASE_URL_{role.name}")
    parts = conninfo_to_dict(own_url or url)
    user = parts["user"] if own_url else role.postgres_name
    password = parts.get("password", "") if own_url else role_password(store, role)
    options: dict[str, Any] = {
        "application_name": f"wayhome-{role.name.lower()}",
        "connect_timeout": _CONNECT_SECONDS,
    }
    if "sslmode" in parts:
        options["sslmode"] = parts["sslmode"]
    if pooled and role in {DbRole.WEB, DbRole.INTAKE, DbRole.PUBLIC}:
        options["pool"] = _POOL
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts["dbname"],
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "") or ""),
        "USER": user,
        "PASSWORD": password,
        "CONN_MAX_AGE": 0 if "pool" in options else 60,
        # Whoever writes after the database was restarted must not be the one to find it out.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
