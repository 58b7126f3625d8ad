"""Add public sources to the record, try what is proposed of them, and take facts away.

`add` keeps each file once, however often it is added: saved pages, plain texts, PDF, e-mails, RSS and
Atom files (each entry a source), and folders of them; `--watch` goes on and adds what comes to rest
in the folders. `reread` reads the kept files with today's reader. `extract` prints what files propose
as JSON Lines and needs no database; `score` compares such lines with facts that people wrote down.
A file that cannot be read stops none of the others; the status is then 1. `export` writes the facts
that stand, and those withdrawn with day and reason, for spreadsheets (csv), linked data (jsonld),
FollowTheMoney (ftm) or feed readers (atom).

  wayhome record add page.html notes.txt --publisher "Sample Post" --published 2022-09-19
  wayhome record add inbox --watch
  wayhome record extract page.html notes.txt --published 2022-09-19
  wayhome record score gold.jsonl proposed.jsonl
  wayhome record export --format csv --out facts.csv
"""

import argparse
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID

from wayhome.server import runtime
from wayhome.server.extracting import extract_files, score_files
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal

_LONGEST_CODE = 10
_BETWEEN_LOOKS = 5.0


def configure(parser: argparse.ArgumentParser) -> None:
    """The files, and what is known of all of them."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="WHAT")
    add = acts.add_parser("add", help="keep pages and texts in the record")
    extract = acts.add_parser("extract", help="print what they propose, without a database")
    for files in (add, extract):
        what = "a page, a text or a folder" if files is add else "a page or a text"
        files.add_argument("files", nargs="+", type=Path, metavar="FILE", help=what)
        files.add_argument(
            "--published", type=_day, metavar="YYYY-MM-DD", help="the day of publication"
        )
    extract.add_argument("--json", action="store_true", help="JSON Lines, as without it")
    add.add_argument("--publisher", default="", help="who published it")
    add.add_argument(
        "--sender-domain",
        action="store_true",
        help="e-mails without a publisher: name the domain they were sent from",
    )
    add.add_argument("--language", default="", type=_code, help="such as en, km, fr or zh")
    add.add_argument("--title", default="", help="its title; for one file at a time")
    add.add_argument("--watch", action="store_true", help="stay, and add what comes into folders")
    reread = acts.add_parser("reread", help="read the kept files with today's reader")
    for kept in (add, reread):
        kept.add_argument(
            "--agency", default="", metavar="CODE", help="whose record; else the one that receives"
        )
    score = acts.add_parser("score", help="compare proposals with facts that people wrote down")
    score.add_argument("gold", type=Path, metavar="GOLD")
    score.add_argument("proposed", type=Path, metavar="PRED")
    score.add_argument("--json", action="store_true", help="for programs")
    score.add_argument("--details", action="store_true", help="show what was missed or false")
    _configure_export(acts.add_parser("export", help="write the facts of the record to a file"))


def _configure_export(export: argparse.ArgumentParser) -> None:
    """The format, where it goes, and which facts."""
    formats = ["csv", "jsonld", "ftm", "atom"]
    export.add_argument("--format", required=True, choices=formats, help="the form of the file")
    export.add_argument("--out", type=Path, metavar="FILE", help="else the standard output")
    export.add_argument("--source", type=UUID, metavar="ID", help="of this source only")
    export.add_argument("--kind", default="", metavar="KIND", help="such as figure or meeting")
    export.add_argument("--agency", default="", metavar="CODE", help="who takes them away")


def run(options: argparse.Namespace) -> int:
    """Do it; 1 when a file was refused."""
    if options.act == "extract":
        return extract_files(options.files, published=options.published)
    if options.act == "score":
        return score_files(
            options.gold, options.proposed, as_json=options.json, details=options.details
        )
    if options.act == "export":
        return _export(options)
    if options.act == "reread":
        return _reread(options)
    return _add(options)


def _export(options: argparse.Namespace) -> int:
    """Write the facts; what is told of it goes beside the file, not into it."""
    runtime.prepare(say=_tell)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.extraction.json_lines import TYPES
    from wayhome.interchange.exports.formats import ExportFormat
    from wayhome.record.queries.recorded import Wanted
    from wayhome.server.acting import system_of
    from wayhome.server.exporting import export_file

    kinds = sorted(TYPES.values())
    if options.kind and options.kind not in kinds:
        raise Refusal(f"There is no kind {options.kind}. Known: {', '.join(kinds)}.")
    wanted = Wanted(source=options.source, kind=options.kind)
    form, by = ExportFormat(options.format), system_of(options.agency)
    export_file(wanted, form, out=options.out, by=by, say=_tell)
    return 0


def _tell(step: str) -> None:
    """Tell the operator a step where it cannot get into a file."""
    print(step, file=sys.stderr, flush=True)


def _add(options: argparse.Namespace) -> int:
    """Add every file; 1 when one was refused."""
    if options.title and (len(options.files) > 1 or options.files[0].is_dir()):
        raise Refusal("--title names one source: give one file with it.")
    runtime.prepare(say=runtime.say)
    refuse_unready()
    # Tables can be named only once Django is set up.
    from wayhome.record.actions.add_source import NewSource
    from wayhome.server.acting import system_of
    from wayhome.server.recording import add_files
    from wayhome.server.watching import Watcher

    known = NewSource(
        content=b"",
        publisher=options.publisher,
        published_on=options.published,
        language=options.language,
        title=options.title,
        names_domain=options.sender_domain,
    )
    by = system_of(options.agency)
    if not options.watch:
        counts = add_files(options.files, known, by=by, say=runtime.say)
        runtime.say(str(counts))
        return 1 if counts.refused else 0
    runtime.say("Watching. Ctrl+C stops.")
    # Ctrl+C is how a watch ends; what was added stands.
    with suppress(KeyboardInterrupt):
        Watcher(options.files, known, by=by, say=runtime.say).watch(_pause)
    return 0


def _pause() -> bool:
    """Wait for the next look."""
    time.sleep(_BETWEEN_LOOKS)
    return True


def _reread(options: argparse.Namespace) -> int:
    """Read every source again; 1 when one cannot be read any more."""
    runtime.prepare(say=runtime.say)
    refuse_unready()
    from wayhome.server.acting import system_of
    from wayhome.server.recording import read_sources_again

    counts = read_sources_again(by=system_of(options.agency), say=runtime.say)
    runtime.say(
        f"{counts.added} with another text, {counts.already_there} as they were,"
        f" {counts.refused} refused."
    )
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
