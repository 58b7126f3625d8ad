"""Make ready what every verb stands on: folders, keys, a database, and Django.

`DATABASE_URL` names the database; without it our own launcher starts one in the data folder.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

import django
import psycopg
from psycopg import sql

from wayhome.server.launcher import cluster, homes
from wayhome.server.refusal import Refusal

DATABASE = "wayhome"

Say = Callable[[str], None]


class NoDatabase(Refusal):
    """The database does not answer; the message says which and what to try."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What was made ready. `url` may sign in as a superuser; `embedded` is our own server."""

    url: str
    embedded: bool


def prepare(*, say: Say, pool: bool = False) -> Runtime:
    """Make folders, find or start the database, and set Django up. Raises a Refusal."""
    os.environ.setdefault("WAYHOME_KEYS", str(homes.keys_home()))
    embedded = not os.environ.get("DATABASE_URL")
    if embedded:
        os.environ["DATABASE_URL"] = start_embedded(say=say)
    if pool:
        os.environ["WAYHOME_POOL"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "wayhome.config.settings"
    django.setup()
    return Runtime(url=os.environ["DATABASE_URL"], embedded=embedded)


def start_embedded(*, say: Say) -> str:
    """Start our own server, or use the one that runs; returns the address of the database in it."""
    server = cluster.start(homes.data_home(), say=say)
    with psycopg.connect(server.url(), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    return server.url(DATABASE)


def say(step: str) -> None:
    """Tell the operator a step, at once even through a pipe."""
    print(step, flush=True)
