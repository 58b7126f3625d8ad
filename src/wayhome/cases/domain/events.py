"""What cases tell the rooms beside and above them."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ComplaintRegistered(Event):
    """The person of a complaint stands in the register; the lodger had the answer long before."""

    agency: UUID
    complaint: UUID


@dataclass(frozen=True, slots=True)
class CaseClosing(Event):
    """Somebody is about to close a locked case, and nothing is written yet.

    Whoever hears of it and knows of something that is still to be done raises ClosingHindered.
    `leaving` are the ids of what whoever closes saw, and leaves as it stands.
    """

    case: UUID
    by: Actor
    leaving: frozenset[UUID] = frozenset()


class ClosingHindered(Exception):
    """Something on the case is still to be done; nothing was written.

    `what` is a code of the room that says so, and `count` how many there are.
    """

    def __init__(self, what: str, count: int) -> None:
        super().__init__()
        self.what, self.count = what, count
