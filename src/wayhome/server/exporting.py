"""Write facts of the record to a file or to the standard output."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wayhome.interchange.exports.formats import ExportFormat
from wayhome.interchange.exports.writing import pieces
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.export_facts import export_facts
from wayhome.record.queries.recorded import Wanted
from wayhome.server.refusal import Refusal


class NotWritten(Refusal):
    """The file could not be written; nothing of it was left behind."""


def export_file(
    wanted: Wanted,
    form: ExportFormat,
    *,
    out: Path | None,
    by: Actor,
    say: Callable[[str], None],
) -> int:
    """Write a file whole or not at all, and return how many facts it holds. Raises NotWritten."""
    with context.acting(by):
        taken = export_facts(wanted, form=form, by=by, most=None)
        try:
            with _opened(out) as file:
                for piece in pieces(by, form, taken):
                    file.write(piece.text.encode())
                    say(f"{piece.written} of {taken.total} facts")
        except OSError as fault:
            raise NotWritten(f"{out}: {fault.strerror or 'it cannot be written'}.") from fault
    return taken.total


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[bytes]]:
    """A file that takes its name once it is whole; without a name the standard output."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
