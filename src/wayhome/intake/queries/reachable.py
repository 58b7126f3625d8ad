"""Whether a lodger may be written to; another room knows, and says so through the source connected here."""

from typing import Protocol
from uuid import UUID

from wayhome.kernel.actor import Actor


class LodgerNotReachable(Exception):
    """The lodger must not be written to now; `reason` says why, in plain words."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Source(Protocol):
    """Tells why the lodger of a complaint of the actor's agency must not be written to."""

    def __call__(self, actor: Actor, complaint: UUID) -> str:
        """The reason in plain words; empty when they may be."""


_sources: list[Source] = []


def connect_reachable(source: Source) -> None:
    """Ask this source from now on; `config/wiring.py` names it."""
    _sources[:] = [source]


def require_reachable(actor: Actor, complaint: UUID) -> None:
    """Part of writing to a lodger, which asks the policy. Raises LodgerNotReachable."""
    for source in _sources:
        reason = source(actor, complaint)
        if reason:
            raise LodgerNotReachable(reason)
