"""Drive a browser through the running service; other options go to pytest.

Needs Chromium, with or without windows: the one that WAYHOME_BROWSER names, or the system's. Without
one the journeys are skipped and say so; where CI is set they fail.
"""

import argparse

from wayhome.server.gates import WORKERS, database_for_tests, python, run_gates


def configure(parser: argparse.ArgumentParser) -> None:
    """Unknown options belong to pytest."""
    parser.set_defaults(extra=[])


def run(options: argparse.Namespace) -> int:
    """Run the journeys, each file in one worker with a service and a browser of its own."""
    # The files in the order that tests/journeys/conftest.py gives them: the longest goes first.
    spread = ("-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder")
    gate = python("journeys", "pytest", "tests/journeys", *spread, "--durations=8", *options.extra)
    with database_for_tests() as environment:
        return run_gates([gate], environment)
