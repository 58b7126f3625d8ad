"""Find the sites that older complaints tell of.

Complaints lodged since sites are there are read by themselves; this reads those from before. It can
be stopped at any time: what was found is kept, and the next run reads only what is left, and again
those that tell no place. The worker then proposes which places are one site.

  wayhome sites
  wayhome sites --again          compare the known places too, after an upgrade that says so
  wayhome sites --agency unit
"""

import argparse

from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose complaints, and whether known places are compared anew."""
    parser.add_argument("--again", action="store_true", help="compare known places anew as well")
    parser.add_argument(
        "--agency", default="", metavar="CODE", help="whose complaints; else the one receiving"
    )


def run(options: argparse.Namespace) -> int:
    """Read all complaints without a place, some at a time."""
    runtime.prepare(say=runtime.say)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.server.acting import system_of
    from wayhome.server.older_places import compare_again, find_places

    by = system_of(options.agency)
    if options.again:
        compare_again(by, say=runtime.say)
    found = find_places(by, say=runtime.say)
    runtime.say(f"Places found: {found}. The worker proposes which of them are one site.")
    return 0
