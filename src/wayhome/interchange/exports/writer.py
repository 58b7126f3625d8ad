"""What every writer of the record does: begin a file, write facts in parts, end it.

Parts let a long export be written piece by piece; put together they are one file. The same facts
always give the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.record.domain.recorded import RecordedFact


@dataclass(frozen=True, slots=True)
class Writer:
    """How one format is written.

    `begin` takes the moment the facts are told as of.
    """

    media_type: str
    ending: str
    begin: Callable[[datetime], str]
    part: Callable[[Sequence[RecordedFact]], str]
    end: Callable[[], str]


def whole(writer: Writer, facts: Sequence[RecordedFact], *, as_of: datetime) -> str:
    """A file with these facts."""
    return writer.begin(as_of) + writer.part(facts) + writer.end()
