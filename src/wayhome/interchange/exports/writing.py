"""Write the facts of an export in its format, some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.interchange.exports.formats import ExportFormat, writer_of
from wayhome.kernel.actor import Actor
from wayhome.record.actions.export_facts import MOST_AT_ONCE, Taken
from wayhome.record.queries.recorded import recorded_facts


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a file, and how many facts are written by then."""

    text: str
    written: int


def pieces(actor: Actor, form: ExportFormat, taken: Taken) -> Iterator[Piece]:
    """The file in pieces; joined they are whole."""
    writer, written = writer_of(form), 0
    yield Piece(writer.begin(taken.as_of), written)
    while written < taken.total:
        facts = recorded_facts(actor, taken.wanted, first=written, most=MOST_AT_ONCE)
        if not facts:
            break
        written += len(facts)
        yield Piece(writer.part(facts), written)
    yield Piece(writer.end(), written)
