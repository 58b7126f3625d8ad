"""Import sanctions lists, each file as a numbered version, and make their entries findable.

Download a list yourself: nothing is fetched and nothing is sent. The list of the United Nations
Security Council (XML) is known by its form; a FollowTheMoney file (one JSON object a line) needs
--list. The same file again changes nothing; a bad file changes nothing either.

  wayhome screening update consolidated.xml
  wayhome screening update eu.ftm.json --list eu-fsf --body "European Union"
  wayhome screening reindex            after an upgrade that says so
"""

import argparse
import re
from pathlib import Path

from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def configure(parser: argparse.ArgumentParser) -> None:
    """What to do, the files, and what is known of their list."""
    parser.add_argument("act", choices=["update", "reindex"], help="what to do")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="versions, in order")
    parser.add_argument("--list", type=_code, metavar="CODE", help="such as un-sc")
    parser.add_argument("--title", default="", help="its title, for a new list")
    parser.add_argument("--body", default="", help="who publishes it, for a new list")
    parser.add_argument(
        "--sure",
        action="store_true",
        help="accept an older file, or one with less than half of the entries",
    )
    parser.add_argument(
        "--agency", default="", metavar="CODE", help="which keeps the list; else the one receiving"
    )


def run(options: argparse.Namespace) -> int:
    """Import every file, or write the tokens anew."""
    if (options.act == "update") != bool(options.files):
        raise Refusal("Give the files after `update`; `reindex` takes none.")
    runtime.prepare(say=runtime.say)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.kernel import context
    from wayhome.screening.actions.reindex import reindex
    from wayhome.server.acting import system_of
    from wayhome.server.importing import Wanted, import_files

    by = system_of(options.agency)
    if options.act == "reindex":
        with context.acting(by):
            runtime.say(f"{reindex(by=by)} entries made findable.")
        return 0
    wanted = Wanted(options.list or "", options.title, options.body, is_sure=options.sure)
    import_files(options.files, wanted, by=by, say=runtime.say)
    return 0


def _code(text: str) -> str:
    """The code of a list as the option gives it."""
    if not _CODE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is no code like un-sc")
    return text
