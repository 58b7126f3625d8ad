"""Enqueue jobs by name, and say which function does a job."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Protocol
from uuid import UUID

from procrastinate import App
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.django_connector import DjangoConnector

from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection, current_role

_RETRIES = 8


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
            with context.acting(Actor.system(UUID(agency)), role=DbRole.JOBS) as actor:
                function(by=actor, **ids)

        django_app.task(name=name, retry=_RETRIES)(run)
        return function

    return register


def enqueue(name: str, *, agency: UUID, **ids: UUID | str) -> None:
    """Ask for a job inside the present transaction; it is gone if the transaction is."""
    if not connection().in_atomic_block:
        raise RuntimeError("A job is enqueued inside a transaction.")
    arguments = {key: str(value) for key, value in ids.items()}
    _app(current_role()).configure_task(name).defer(agency=str(agency), **arguments)


@lru_cache
def _app(role: DbRole) -> App:
    """The queue over the connection of a role."""
    return django_app.with_connector(DjangoConnector(alias=role))
