"""What intake tells the rooms above it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ComplaintLodged(Event):
    """A complaint has come in and is on disk once the transaction ends."""

    agency: UUID
    complaint: UUID
