"""Enqueue jobs by name, and say which function does a job."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Protocol
from uuid import UUID

from django.db import close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as django_app

from wayhome.kernel import context, statements
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection, running_as

# Waits of 2, 4, 8 … seconds: some seventeen minutes in all, longer than a database restart.
_RETRIES = RetryStrategy(max_attempts=10, exponential_wait=2)

_DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW('default', $1, 0, NULL, NULL, $2, NULL)::procrastinate_job_to_defer_v1
])
"""


_WAITING = """
SELECT 1 FROM procrastinate_jobs
WHERE task_name = $1 AND status IN ('todo', 'doing') AND args @> $2::jsonb LIMIT 1
"""


class Job(Protocol):
    """A job takes the agency it works for and further ids."""

    def __call__(self, *, by: Actor, **ids: str) -> None:
        """Do the work as the system actor of one agency, inside one transaction."""


def job(name: str) -> Callable[[Job], Job]:
    """Register a function as the job of this name, `app.verb_object`.

    It runs in one transaction of the jobs role, with the signed context of its agency, and is
    retried when it fails: it must be idempotent.
    """

    def register(function: Job) -> Job:
        @wraps(function)
        def run(*, agency: str, **ids: str) -> None:
            with (
                _fresh_connection(),
                context.acting(Actor.system(UUID(agency)), role=DbRole.JOBS) as actor,
            ):
                function(by=actor, **ids)

        django_app.task(name=name, retry=_RETRIES)(run)
        return function

    return register


def periodic(name: str, *, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function as work for the whole instance that comes round by the clock.

    `cron` has five fields, or six with seconds last. The function runs under the jobs role and
    opens its own transactions; a round is left out while the one before still waits.
    """

    def register(function: Callable[[], None]) -> Callable[[], None]:
        @wraps(function)
        def run(timestamp: int) -> None:
            del timestamp
            with _fresh_connection(), running_as(DbRole.JOBS):
                function()

        django_app.periodic(cron=cron)(django_app.task(name=name, queueing_lock=name)(run))
        return function

    return register


@contextmanager
def _fresh_connection() -> Iterator[None]:
    """A worker's thread lives long: do not begin on a connection that the database dropped."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()


def enqueue(name: str, *, agency: UUID, **ids: UUID | str) -> None:
    """Ask for a job inside the present transaction; it is gone if the transaction is.

    The library's own deferring would go over the worker's connection, outside this transaction.
    """
    if not connection().in_atomic_block:
        raise RuntimeError("A job is enqueued inside a transaction.")
    arguments = {"agency": str(agency), **{key: str(value) for key, value in ids.items()}}
    statements.run(_DEFER, name, json.dumps(arguments))


def is_waiting(name: str, *, agency: UUID, **ids: UUID | str) -> bool:
    """Whether a job of this name, agency and ids waits to be done or is being done."""
    arguments = {"agency": str(agency), **{key: str(value) for key, value in ids.items()}}
    return bool(statements.run(_WAITING, name, json.dumps(arguments)).rows)
