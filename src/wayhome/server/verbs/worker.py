"""Do the jobs that pages and imports ask for, and those that come round by the clock.

Start one or several beside `wayhome serve`. A database that goes away is waited for; a job that was
under way when a worker died is taken up by another.
"""

import argparse
import logging
import time

from wayhome.jobs.worker import Ending, run_worker
from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready

_FIRST_WAIT = 1.0
_LONGEST_WAIT = 30.0
_STOP_SECONDS = 20.0

log = logging.getLogger("wayhome.worker")


def configure(parser: argparse.ArgumentParser) -> None:
    """How much at once."""
    parser.add_argument("--concurrency", type=int, default=2, help="jobs at once (%(default)s)")
    parser.add_argument(
        "--once", action="store_true", help="stop when no job is waiting, instead of staying"
    )


def run(options: argparse.Namespace) -> int:
    """Check the database, then work until told to stop; jobs under way are finished first."""
    runtime.prepare(say=runtime.say)
    refuse_unready()
    runtime.say("Working. Ctrl+C stops.")
    work(concurrency=options.concurrency, stay=not options.once)
    return 0


def work(*, concurrency: int, stay: bool = True) -> None:
    """Work in the foreground, beginning again whenever the database went away."""
    wait = _FIRST_WAIT
    while True:
        began = time.monotonic()
        try:
            ending = run_worker(concurrency=concurrency, stay=stay, patience=_STOP_SECONDS)
            if ending is not Ending.CUT_OFF:
                return
            log.warning("worker was cut off")
        except Exception as fault:  # noqa: BLE001  # whatever took it down, the next may live
            log.warning("worker interrupted by %s", type(fault).__name__)
        wait = _FIRST_WAIT if time.monotonic() - began > _LONGEST_WAIT else wait
        time.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)
