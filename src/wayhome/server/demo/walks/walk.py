"""A walk: the case that is followed through the rooms, and who walks with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.kernel.actor import Actor
from wayhome.server.demo.stage import Stage

Step = Callable[["Walk"], None]
Deed = tuple[datetime, Callable[[], None]]

CARRIED = (FieldGroup.IDENTITY, FieldGroup.CIRCUMSTANCES)
"""What a shelter is told."""


@dataclass
class Walk:
    """One case with the one person it is about, by the complaint that tells of them.

    What one step makes and a later one needs is kept here.
    """

    stage: Stage
    case: UUID
    person: UUID
    operation: UUID | None = None
    provider: UUID | None = None
    referral: UUID | None = None
    alleged: UUID | None = None

    @property
    def worker(self) -> Actor:
        """Who carries the case."""
        return self.stage.actors["dara"]

    @property
    def supervisor(self) -> Actor:
        """Who approves and decides."""
        return self.stage.actors["vanna"]

    @property
    def shelter(self) -> Actor:
        """Who answers at the shelter."""
        return self.stage.actors["lotus"]


def made(thing: UUID | None) -> UUID:
    """What an earlier step made."""
    if thing is None:
        raise LookupError
    return thing


def after(start: datetime, *, days: int, hours: int = 0) -> datetime:
    """A moment of a walk: hours after its start, or on a later day from eight in the morning on."""
    if days == 0:
        return start + timedelta(hours=hours)
    morning = start.replace(hour=1, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=days, hours=hours)
