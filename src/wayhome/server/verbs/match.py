"""Find one person in lists: questions against a register, two lists, or one list with itself.

wayhome match lookup --register R.csv --queries Q.csv --top 10 --out OUT.csv
wayhome match link A.csv B.csv --out OUT.csv --one-to-one
wayhome match dedupe A.csv --out OUT.csv --clusters CLUSTERS.csv
wayhome match compare 'NAME A' 'NAME B'

Lists are CSV or Parquet. Columns are recognised by their usual names; --map MAP.json names others.
An unreadable list ends with status 2 and the line at fault.
"""

import argparse
import gc
import importlib.util
import os
import sys
from pathlib import Path

from wayhome.server.refusal import Refusal

_FAULT = 2
_ENGINES = ("duckdb", "spark")


def configure(parser: argparse.ArgumentParser) -> None:
    """What to match, and where the result goes."""
    does = parser.add_subparsers(dest="do", required=True, metavar="WHAT")
    lookup = does.add_parser("lookup", help="rank the records of a register for each query")
    lookup.add_argument("--register", type=Path, required=True, metavar="FILE")
    lookup.add_argument("--queries", type=Path, required=True, metavar="FILE")
    lookup.add_argument("--top", type=_positive, default=10, help="records a query (%(default)s)")
    link = does.add_parser("link", help="find who of one list is in another")
    link.add_argument("left", type=Path, metavar="A")
    link.add_argument("right", type=Path, metavar="B")
    link.add_argument("--one-to-one", action="store_true", help="each row in one link at most")
    dedupe = does.add_parser("dedupe", help="find who is in a list more than once")
    dedupe.add_argument("left", type=Path, metavar="A")
    for linking in (link, dedupe):
        _configure_linking(linking)
    for files in (lookup, link, dedupe):
        _configure_files(files)
    compare = does.add_parser("compare", help="explain how two names compare")
    compare.add_argument("one", metavar="NAME_A")
    compare.add_argument("other", metavar="NAME_B")
    compare.add_argument("--json", action="store_true", help="for programs")


def _configure_linking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clusters", type=Path, metavar="FILE", help="write groups there")
    parser.add_argument(
        "--largest", type=_positive, default=50, metavar="N", help="rows a group (%(default)s)"
    )
    parser.add_argument(
        "--different",
        type=Path,
        metavar="FILE",
        help="pairs known to be two people: left_id, right_id",
    )
    parser.add_argument(
        "--at-least",
        type=_share,
        default=0.05,
        metavar="P",
        help="least probability of a link that is written (%(default)s)",
    )
    parser.add_argument(
        "--engine",
        type=_engine,
        metavar="ENGINE",
        default=os.environ.get("WAYHOME_MATCH_ENGINE", "duckdb"),
        help="duckdb or spark, which compares pairs (%(default)s, or WAYHOME_MATCH_ENGINE)",
    )


def _configure_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--map", type=Path, metavar="FILE", help="JSON: our fields, your columns")
    parser.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how 03/05/1998 is read; else as most dates of the column prove",
    )
    parser.add_argument(
        "--work", type=Path, metavar="DIR", help="where an interrupted run goes on (OUT.work)"
    )
    parser.add_argument("--memory", default="4GB", help="for tables (%(default)s)")
    parser.add_argument("--threads", type=_positive, default=2, help="(%(default)s)")
    parser.add_argument("--quiet", action="store_true", help="tell nothing but faults")


def run(options: argparse.Namespace) -> int:
    """Do it; 2 when a file cannot be used."""
    if options.do == "compare":
        from wayhome.server.comparing import compare

        print(compare(options.one, options.other, as_json=options.json))
        return 0
    if importlib.util.find_spec("splink") is None or importlib.util.find_spec("duckdb") is None:
        raise Refusal("Lists need more packages: pip install 'wayhome[batch]'.")
    return _match(options)


def _match(options: argparse.Namespace) -> int:
    from wayhome.matching.batch.fault import InputFault
    from wayhome.matching.batch.linking import run_linking
    from wayhome.matching.batch.lookup import run_lookup
    from wayhome.matching.batch.progress import Progress
    from wayhome.server.matching import linking_request, lookup_request

    progress = Progress(quiet=options.quiet)
    gc.disable()  # millions of rows are kept and none forms a ring; looking for one takes a third
    try:
        if options.do == "lookup":
            run_lookup(lookup_request(options), progress)
        else:
            run_linking(linking_request(options), progress)
    except InputFault as fault:
        print(f"wayhome: {fault}", file=sys.stderr)
        return _FAULT
    finally:
        gc.enable()
    return 0


def _positive(text: str) -> int:
    """A whole number of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number above zero")
    return int(text)


def _engine(text: str) -> str:
    """The name of an engine; a setting of the environment is checked as well."""
    if text not in _ENGINES:
        raise argparse.ArgumentTypeError(f"{text} is no engine; there are {', '.join(_ENGINES)}")
    return text


def _share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        found = float(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no number from 0 to 1") from fault
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 0 to 1")
    return found
