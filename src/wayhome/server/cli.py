"""The console script `wayhome`: one word says what to do.

Verbs are listed here and loaded only when chosen, so that help answers at once.
"""

import argparse
import ast
import importlib
import importlib.util
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from wayhome.server.refusal import Refusal

VERBS = (
    "demo",
    "serve",
    "worker",
    "migrate",
    "doctor",
    "createagency",
    "audit",
    "record",
    "report",
    "screening",
    "match",
    "rescore",
    "sites",
    "test",
    "check",
    "journeys",
)
INTERRUPTED = 130  # what shells report for a program ended by Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb that the command line names; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in VERBS:
        overview().parse_args(words or ["--help"])
        return 2
    # A polite end runs every clean-up, as Ctrl+C does.
    signal.signal(signal.SIGTERM, _end)
    try:
        return run_verb(words[0], words[1:])
    except Refusal as refusal:
        print(f"wayhome: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def run_verb(verb: str, words: Sequence[str]) -> int:
    """Load one verb, read its options and run it."""
    module = importlib.import_module(_module_name(verb))
    parser = argparse.ArgumentParser(
        prog=f"wayhome {verb}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.configure(parser)
    options, extra = parser.parse_known_args(words)
    if hasattr(options, "extra"):
        options.extra = extra
    elif extra:
        parser.error(f"unknown: {' '.join(extra)}")
    return int(module.run(options))


def overview() -> argparse.ArgumentParser:
    """The parser that explains the verbs and refuses anything else."""
    width = max(map(len, VERBS)) + 2
    lines = [f"  {verb.ljust(width)}{purpose(verb)}" for verb in VERBS]
    parser = argparse.ArgumentParser(
        prog="wayhome",
        usage="wayhome VERB [options]",
        description="Wayhome: from a complaint to a figure that can be traced.\n\nverbs:\n"
        + "\n".join(lines),
        epilog="`wayhome VERB --help` explains a verb.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=VERBS, metavar="VERB", help="what to do, one of the above")
    return parser


def purpose(verb: str) -> str:
    """The first line of a verb's docstring, read without running its module."""
    found = importlib.util.find_spec(_module_name(verb))
    if found is None or found.origin is None:
        return ""
    text = ast.get_docstring(ast.parse(Path(found.origin).read_text(encoding="utf-8")))
    return (text or "").split("\n", 1)[0]


def _module_name(verb: str) -> str:
    return f"wayhome.server.verbs.{verb}"


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
