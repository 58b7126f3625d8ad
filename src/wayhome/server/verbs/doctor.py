"""Say what is in order here, what is not, and what to do about it.

Changes nothing. Ends with status 1 when something must be mended.
"""

import argparse
from collections.abc import Iterator

from wayhome.server.doctor import database, folders, machine, sanctions
from wayhome.server.doctor.finding import Finding, Verdict, fail
from wayhome.server.launcher.homes import NoHome, locate_data


def configure(parser: argparse.ArgumentParser) -> None:
    """No options: the doctor looks at everything."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Print one line for each finding."""
    del options
    worst = 0
    for finding in examine():
        print(finding.line(), flush=True)
        if finding.verdict is Verdict.FAIL:
            worst = 1
    return worst


def examine() -> Iterator[Finding]:
    """Every finding, the cheap ones first."""
    yield machine.python()
    yield folders.data()
    yield folders.keys()
    try:
        yield machine.disk(locate_data())
    except NoHome:
        yield fail("Disk", "no data folder to look at", "set WAYHOME_HOME")
    yield machine.browser()
    yield database.programs()
    server = tuple(database.server())
    yield from server
    # What lies in the tables can be looked at only where the database is in order.
    if {finding.verdict for finding in server} == {Verdict.OK}:
        yield sanctions.lists()
