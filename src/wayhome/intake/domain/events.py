"""What intake tells the rooms above it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ComplaintLodged(Event):
    """A complaint has come in and is on disk once the transaction ends."""

    agency: UUID
    complaint: UUID


@dataclass(frozen=True, slots=True)
class ComplaintExtended(Event):
    """A fact, a message or a file was added to a complaint by whoever lodged it."""

    agency: UUID
    complaint: UUID
