"""What consent tells the rooms above it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.kernel.actor import Actor
from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Event):
    """A person of a case took consent back; told in the transaction of the withdrawal.

    `person` is the earliest complaint that tells of them. None and an empty recipient stand for all.
    What was recorded by law may still cover: ask `require_cover` again before stopping anything.
    """

    agency: UUID
    case: UUID
    person: UUID
    recipient: str
    purpose: SharePurpose | None
    group: FieldGroup | None
    by: Actor


@dataclass(frozen=True, slots=True)
class LegalBasisEnded(Event):
    """A legal basis on which something about a person could be shared was ended."""

    agency: UUID
    case: UUID
    person: UUID
    basis: UUID
    by: Actor
