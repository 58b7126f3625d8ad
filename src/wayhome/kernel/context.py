"""The signed context: what tells PostgreSQL whose rows this transaction may touch.

A plain session variable would fall to one SQL injection. The context is signed with a key that the
application roles cannot read in the database, and names the backend process and the start of the
transaction it was made for, so that a forged, copied or replayed one is refused
(`wayhome_context()` in access/sql/context.sql). It is set with SET LOCAL and ends with the
transaction.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.kernel import database, keys, statements
from wayhome.kernel.actor import Actor, ActorKind

SETTING = "wayhome.context"
_BLOCK = 64
_ASK = "SELECT pg_backend_pid(), (extract(epoch FROM transaction_timestamp()) * 1000000)::int8"
_SET = "SELECT set_config($1, $2, true)"


@dataclass(frozen=True, slots=True)
class Context:
    """What the database is told: a scope, the user, the agencies, and one subject.

    Scopes: the kinds of actor, `signin` while nobody is known yet, `intake` for the reporting face.
    """

    scope: str
    user: UUID | None = None
    agencies: tuple[UUID, ...] = ()
    subject: UUID | None = None

    @classmethod
    def of(cls, actor: Actor) -> "Context":
        """The context of an actor."""
        return cls(
            scope=actor.kind.value,
            user=actor.user,
            agencies=(actor.agency,),
            subject=actor.subject,
        )


SIGN_IN = Context(scope="signin")
"""Nobody is known yet: only accounts and sessions can be reached."""


def hmac_blocks(key: bytes) -> tuple[bytes, bytes]:
    """The inner and outer key blocks of HMAC-SHA256 (RFC 2104), for the check in SQL."""
    padded = key.ljust(_BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in padded), bytes(b ^ 0x5C for b in padded)


def sign(context: Context, *, pid: int, began: int) -> str:
    """The signed form: hexadecimal claims, a dot, hexadecimal HMAC-SHA256.

    `pid` is the backend process; `began` the start of the transaction in microseconds of the epoch.
    """
    claims = {
        "scope": context.scope,
        "user": str(context.user) if context.user else None,
        "agencies": [str(agency) for agency in context.agencies],
        "subject": str(context.subject) if context.subject else None,
        "pid": pid,
        "began": began,
    }
    body = json.dumps(claims, separators=(",", ":")).encode()
    mac = hmac.digest(keys.store().named("context"), body, hashlib.sha256)
    return f"{body.hex()}.{mac.hex()}"


def enter(context: Context) -> None:
    """Put a context on the open transaction of the current role, replacing the one before."""
    connection = database.connection()
    if not connection.in_atomic_block:
        raise RuntimeError("A signed context needs a transaction.")
    pid, began = _transaction(connection)
    signed = sign(context, pid=pid, began=began)
    statements.run(_SET, SETTING, signed)


def _transaction(connection: Any) -> tuple[int, int]:
    """The backend and the start of the open transaction, asked for once in each.

    Django makes one outermost block for each transaction. Were the answer ever an old one, the
    database would refuse the context.
    """
    outermost = connection.atomic_blocks[0]
    known = getattr(connection, "wayhome_transaction", None)
    if known is None or known[0] is not outermost:
        known = (outermost, *statements.run(_ASK).rows[0])
        connection.wayhome_transaction = known
    return known[1], known[2]


def leave() -> None:
    """Take the context off, so that nothing more can be reached in this transaction."""
    statements.run(_SET, SETTING, "")


@contextmanager
def acting(actor: Actor, *, role: database.DbRole | None = None) -> Iterator[Actor]:
    """One durable transaction in which an actor works: for jobs, commands, tests and the demo.

    Pages and API get the same from the middleware in `wayhome.access.middleware`.
    """
    with (
        database.running_as(role or default_role(actor)),
        database.atomic(),
    ):
        enter(Context.of(actor))
        yield actor
        leave()


def default_role(actor: Actor) -> database.DbRole:
    """The database role that an actor works under outside any page."""
    match actor.kind:
        case ActorKind.SYSTEM:
            return database.DbRole.JOBS
        case ActorKind.LODGER:
            return database.DbRole.INTAKE
        case ActorKind.PUBLIC:
            return database.DbRole.PUBLIC
        case _:
            return database.DbRole.WEB
