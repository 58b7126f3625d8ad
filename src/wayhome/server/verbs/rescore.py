"""Score the register anew after an upgrade that reads names or weighs them in another way.

Asks the worker for it and returns at once; judgements stay as they are. Matches that a judgement
contradicts are listed afterwards on the desk under Matches, Second look. Doing it again is safe.

  wayhome rescore
  wayhome rescore --agency unit
"""

import argparse

from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose register."""
    parser.add_argument(
        "--agency", default="", metavar="CODE", help="whose register; else the one receiving"
    )


def run(options: argparse.Namespace) -> int:
    """Enqueue the first round."""
    runtime.prepare(say=runtime.say)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.jobs.queue import enqueue
    from wayhome.kernel import context
    from wayhome.server.acting import system_of

    by = system_of(options.agency)
    with context.acting(by):
        enqueue("people.rescore", agency=by.agency)
    runtime.say("The worker scores the register anew. Judgements stay as they are.")
    return 0
