"""Agreements on protection with other agencies; the room above keeps them and says so here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ProtectionAgreement:
    """An agreement that holds today: who sends, who receives, and what a referral may carry."""

    id: UUID
    sender: UUID
    receiver: UUID
    groups: frozenset[FieldGroup]


class AgreementMissing(Exception):
    """No agreement in force with the receiver names these field groups."""

    def __init__(self, missing: frozenset[FieldGroup]) -> None:
        super().__init__()
        self.missing = missing


class Source(Protocol):
    """Tells the agreements on protection of an agency, as sender or receiver, that hold today."""

    def __call__(self, actor: Actor) -> Sequence[ProtectionAgreement]:
        """Those of the actor's agency."""


_sources: list[Source] = []


def connect_agreements(source: Source) -> None:
    """Ask this source from now on; `config/wiring.py` names it. Without one nothing is agreed."""
    _sources[:] = [source]


def agreements(actor: Actor) -> tuple[ProtectionAgreement, ...]:
    """The agreements on protection that hold today for the actor's agency, at either end."""
    return tuple(each for source in _sources for each in source(actor))


def require_agreement(
    actor: Actor, *, receiver: UUID, groups: Collection[FieldGroup]
) -> ProtectionAgreement:
    """An agreement that lets the actor's agency hand these groups to a receiver.

    Raises AgreementMissing with the groups that the widest agreement leaves out.
    """
    found = [
        each
        for each in agreements(actor)
        if (each.sender, each.receiver) == (actor.agency, receiver)
    ]
    wanted = frozenset(groups)
    lacks = min((wanted - each.groups for each in found), key=len, default=wanted)
    if not found or lacks:
        raise AgreementMissing(lacks)
    return next(each for each in found if wanted <= each.groups)
