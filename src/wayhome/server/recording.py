"""Add files to the record one by one, so that a bad one stops none of the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wayhome.extraction.reading import LARGEST_SOURCE, SourceNotRead
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import NewSource, add_source

_REASONS = {
    "empty": "it holds no text",
    "too_large": "it is larger than 20 MB",
    "not_text": "it is no web page, PDF, e-mail or plain text",
    "no_text_layer": "it holds pictures of pages and no text",
    "locked": "it opens with a password only",
    "damaged": "it is a damaged PDF",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many files were added, were there before, and were refused."""

    added: int = 0
    already_there: int = 0
    refused: int = 0

    def __str__(self) -> str:
        """The counts as a line for the operator."""
        return f"{self.added} added, {self.already_there} already there, {self.refused} refused."


def add_files(
    files: Sequence[Path], known: NewSource, *, by: Actor, say: Callable[[str], None]
) -> Recorded:
    """Add each file in a transaction of its own; `known` holds what the operator knows of all."""
    counts = Recorded()
    for number, file in enumerate(files, start=1):
        try:
            source = replace(known, content=_read(file))
            with context.acting(by):
                added = add_source(source, by=by)
        except OSError as fault:
            counts = replace(counts, refused=counts.refused + 1)
            outcome = f"refused: {fault.strerror or 'it cannot be read'}"
        except SourceNotRead as fault:
            counts = replace(counts, refused=counts.refused + 1)
            outcome = f"refused: {_REASONS[fault.code]}"
        else:
            if added.already_there:
                counts = replace(counts, already_there=counts.already_there + 1)
                outcome = f"already there as {added.id}"
            else:
                counts = replace(counts, added=counts.added + 1)
                outcome = f"added as {added.id}"
        say(f"{number} of {len(files)}  {file}: {outcome}")
    return counts


def _read(file: Path) -> bytes:
    """The bytes of a file. Raises OSError, and SourceNotRead before reading one too large."""
    if file.stat().st_size > LARGEST_SOURCE:
        raise SourceNotRead("too_large")
    return file.read_bytes()
