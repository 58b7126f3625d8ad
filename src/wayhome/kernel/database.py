"""Which database role the current work runs under, and the transaction around it.

Each face has its own PostgreSQL role (see docs/security/model.md). Django knows a role as a
database alias; the alias of the current work is held here and every query follows it.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from wayhome.kernel.keystore import FileKeyStore


class DbRole(StrEnum):
    """Database roles; the value is the Django alias. The PostgreSQL name is `wayhome_<name>`."""

    WEB = "default"
    INTAKE = "intake"
    PUBLIC = "public"
    JOBS = "jobs"
    MATCHING = "matching"
    OWNER = "owner"
    BACKUP = "backup"

    @property
    def postgres_name(self) -> str:
        """The login role in PostgreSQL."""
        return f"wayhome_{self.name.lower()}"


def role_password(store: FileKeyStore, role: DbRole) -> str:
    """The password of a database role, the same whenever this key store asks."""
    return hmac.digest(store.named("roles"), role.name.encode(), hashlib.sha256).hex()


_current: ContextVar[DbRole] = ContextVar("database_role", default=DbRole.WEB)


def current_role() -> DbRole:
    """The database role that queries run under now."""
    return _current.get()


def connection() -> BaseDatabaseWrapper:
    """The open connection of the current role."""
    return connections[current_role()]


@contextmanager
def running_as(role: DbRole) -> Iterator[None]:
    """Run everything inside under another database role."""
    token = _current.set(role)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def atomic() -> Iterator[None]:
    """A transaction, or a savepoint inside one, under the current role."""
    with transaction.atomic(using=current_role()):
        yield


class RoleRouter:
    """Sends each query to the current role; only the owner changes the schema."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """The alias that reads."""
        del model, hints
        return current_role()

    db_for_write = db_for_read

    def allow_relation(self, *objects: object, **hints: Any) -> bool:
        """All aliases are one database, so any two rows may be related."""
        del objects, hints
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only the owner migrates."""
        del app_label, hints
        return db == DbRole.OWNER
