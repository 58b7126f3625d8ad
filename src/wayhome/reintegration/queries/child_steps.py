"""What is done for a child before a journey; the room that keeps it says so here."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from wayhome.kernel.actor import Actor


class ChildNotReady(Exception):
    """The person is a child, and not everything is done that a child needs before a journey.

    `missing` are the codes of the room that keeps these steps; none when nobody could be asked.
    """

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__()
        self.missing = tuple(missing)


class Source(Protocol):
    """Tells by their codes which steps a child still lacks before a journey."""

    def __call__(self, actor: Actor, *, case: UUID, person: UUID) -> Sequence[str]:
        """Those of the child whom a complaint of the case tells of. Raises NotFound."""


_sources: list[Source] = []


def connect_child_steps(source: Source) -> None:
    """Ask this source from now on; `config/wiring.py` names it. Without one no child sets off."""
    _sources[:] = [source]


def require_child_steps(actor: Actor, *, case: UUID, person: UUID) -> None:
    """Refuse a journey of a child for whom steps are missing. Raises ChildNotReady, NotFound."""
    missing = [code for source in _sources for code in source(actor, case=case, person=person)]
    if missing or not _sources:
        raise ChildNotReady(missing)
