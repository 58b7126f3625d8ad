"""Add public sources to the record, and try what is proposed of them.

`add` keeps each file once, however often it is added. `extract` prints what the files propose as
JSON Lines and needs no database; `score` compares such lines with facts that people wrote down.
A file that cannot be read stops none of the others; the status is then 1.

  wayhome record add page.html notes.txt --publisher "Sample Post" --published 2022-09-19
  wayhome record extract page.html notes.txt --published 2022-09-19
  wayhome record score gold.jsonl proposed.jsonl
"""

import argparse
from datetime import date
from pathlib import Path

from wayhome.server import runtime
from wayhome.server.extracting import extract_files, score_files
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal

_LONGEST_CODE = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """The files, and what is known of all of them."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="WHAT")
    add = acts.add_parser("add", help="keep pages and texts in the record")
    extract = acts.add_parser("extract", help="print what they propose, without a database")
    for files in (add, extract):
        files.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a page or a text")
        files.add_argument(
            "--published", type=_day, metavar="YYYY-MM-DD", help="the day of publication"
        )
    extract.add_argument("--json", action="store_true", help="JSON Lines, as without it")
    add.add_argument("--publisher", default="", help="who published it")
    add.add_argument("--language", default="", type=_code, help="such as en, km, fr or zh")
    add.add_argument("--title", default="", help="its title; for one file at a time")
    add.add_argument(
        "--agency", default="", metavar="CODE", help="whose record; else the one that receives"
    )
    score = acts.add_parser("score", help="compare proposals with facts that people wrote down")
    score.add_argument("gold", type=Path, metavar="GOLD")
    score.add_argument("proposed", type=Path, metavar="PRED")
    score.add_argument("--json", action="store_true", help="for programs")
    score.add_argument("--details", action="store_true", help="show what was missed or false")


def run(options: argparse.Namespace) -> int:
    """Do it; 1 when a file was refused."""
    if options.act == "extract":
        return extract_files(options.files, published=options.published)
    if options.act == "score":
        return score_files(
            options.gold, options.proposed, as_json=options.json, details=options.details
        )
    return _add(options)


def _add(options: argparse.Namespace) -> int:
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


def _code(text: str) -> str:
    """The code of a language as the option gives it."""
    if len(text) > _LONGEST_CODE:
        raise argparse.ArgumentTypeError(f"{text} is no code such as en, km, fr or zh")
    return text


def _day(text: str) -> date:
    """A day as the option gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no day like 2022-09-19") from fault
