"""Run the tests on a PostgreSQL of their own; other options go to pytest.

Starts a throwaway database server, unless WAYHOME_TEST_DATABASE_URL names a superuser of one.

  wayhome test                     everything but the browser journeys
  wayhome test tests/kernel -x     what pytest understands
"""

import argparse

from wayhome.server.gates import WORKERS, database_for_tests, python, run_gates


def configure(parser: argparse.ArgumentParser) -> None:
    """Unknown options belong to pytest."""
    parser.set_defaults(extra=[])


def run(options: argparse.Namespace) -> int:
    """Run pytest beside a fresh database server."""
    # A worker with nothing left takes from the other: a drill takes as long as a hundred tests.
    spread = ("-n", WORKERS, "--dist", "worksteal")
    gate = python("tests", "pytest", *spread, "--ignore=tests/journeys", *options.extra)
    with database_for_tests() as environment:
        return run_gates([gate], environment)
