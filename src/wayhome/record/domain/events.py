"""What the record tells the rooms that it does not know: ids, and who did it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ExportAsked(Event):
    """Somebody asked for a file of facts that is written in parts."""

    agency: UUID
    export: UUID


@dataclass(frozen=True, slots=True)
class FactReleased(Event):
    """Somebody decided that a standing fact is to be public."""

    fact: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class PublisherCorrected(Event):
    """The facts of a source have another publisher, or none that is named."""

    facts: tuple[UUID, ...]
    publisher: str
    by: Actor


@dataclass(frozen=True, slots=True)
class FactWithdrawn(Event):
    """A fact stands no longer."""

    fact: UUID
    by: Actor
