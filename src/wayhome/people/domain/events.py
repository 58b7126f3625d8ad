"""What this room tells the rooms above."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ClusterChanged(Event):
    """Who is whom changed: `clusters` names every cluster that lost or gained a person."""

    agency: UUID
    clusters: tuple[UUID, ...]
