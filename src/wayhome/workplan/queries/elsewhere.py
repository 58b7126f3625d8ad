"""For whom something waits in other rooms; `config/wiring.py` says which rooms."""

from collections.abc import Set as AbstractSet
from typing import Protocol
from uuid import UUID

from wayhome.kernel.actor import Actor


class Source(Protocol):
    """Says for whom of the actor's agency something waits in one room."""

    def __call__(self, actor: Actor) -> AbstractSet[UUID]:
        """Their ids. Raises NotFound."""


_sources: list[Source] = []


def connect_elsewhere(*sources: Source) -> None:
    """Ask these sources from now on. Without any nothing waits elsewhere."""
    _sources[:] = sources


def awaited_elsewhere(actor: Actor) -> frozenset[UUID]:
    """Everybody of the actor's agency for whom something waits elsewhere. Raises NotFound."""
    return frozenset(user for source in _sources for user in source(actor))
