"""Add public sources to the record: saved web pages and plain texts, kept as they are.

Each file is kept once, however often it is added. A file that cannot be read stops none of the
others; the status is then 1.

  wayhome record add page.html notes.txt --publisher "Sample Post" --published 2022-09-19
"""

import argparse
from datetime import date
from pathlib import Path

from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal


def configure(parser: argparse.ArgumentParser) -> None:
    """The files, and what is known of all of them."""
    parser.add_argument("act", choices=["add"], help="what to do")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a page or a text")
    parser.add_argument("--publisher", default="", help="who published it")
    parser.add_argument(
        "--published", type=_day, metavar="YYYY-MM-DD", help="the day of publication"
    )
    parser.add_argument("--language", default="", help="such as en, km, fr or zh")
    parser.add_argument("--title", default="", help="its title; for one file at a time")
    parser.add_argument(
        "--agency", default="", metavar="CODE", help="whose record; else the one that receives"
    )


def run(options: argparse.Namespace) -> int:
    """Add every file; 1 when one was refused."""
    if options.title and len(options.files) > 1:
        raise Refusal("--title names one source: give one file with it.")
    runtime.prepare(say=runtime.say)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.record.actions.add_source import NewSource
    from wayhome.server.acting import system_of
    from wayhome.server.recording import add_files

    known = NewSource(
        content=b"",
        publisher=options.publisher,
        published_on=options.published,
        language=options.language,
        title=options.title,
    )
    counts = add_files(options.files, known, by=system_of(options.agency), say=runtime.say)
    runtime.say(str(counts))
    return 1 if counts.refused else 0


def _day(text: str) -> date:
    """A day as the option gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no day like 2022-09-19") from fault
