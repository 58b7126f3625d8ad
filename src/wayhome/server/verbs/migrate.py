"""Make the database, or bring it to this version: roles, tables, and what PostgreSQL enforces.

Safe to run again. DATABASE_URL must sign in as somebody who may create roles (a superuser, for a
new database); without it, our own database server is started in the data folder.
"""

import argparse

import psycopg

from wayhome.server import runtime
from wayhome.server.provision import provision
from wayhome.server.readiness import refuse_deviations
from wayhome.server.refusal import Refusal


def configure(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Provision, then prove with the catalogue check that the database is as the rules say."""
    del options
    ready = runtime.prepare(say=runtime.say)
    try:
        provision(ready.url, say=runtime.say)
    except psycopg.OperationalError as fault:
        raise Refusal(f"The database does not answer: {_first_line(fault)}") from fault
    except psycopg.errors.InsufficientPrivilege as fault:
        message = (
            f"DATABASE_URL signs in as somebody who may not do this ({_first_line(fault)}). "
            "Use a superuser's address for `wayhome migrate`."
        )
        raise Refusal(message) from fault
    refuse_deviations()
    runtime.say("The database is ready.")
    return 0


def _first_line(fault: Exception) -> str:
    """The first line of an error of PostgreSQL."""
    return str(fault).strip().split("\n", 1)[0]
