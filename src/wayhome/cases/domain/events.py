"""What cases tell the rooms beside and above them."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ComplaintRegistered(Event):
    """The person of a complaint stands in the register; the lodger had the answer long before."""

    agency: UUID
    complaint: UUID
