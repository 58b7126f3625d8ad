"""Prove that one leaf is in the tree that a signed head counts."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.audit.domain.merkle import inclusion_path
from wayhome.audit.models import Checkpoint, Entry


class NotSequenced(Exception):
    """The leaf has no place yet, or there is none with this id."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A leaf's place and the hashes beside its way to the root (RFC 6962, 2.1.1).

    `note` is the signed head; whoever has the verifier key needs nothing else.
    """

    leaf: UUID
    position: int
    hash: bytes
    path: tuple[bytes, ...]
    note: str


def prove(leaf: UUID) -> Proof:
    """The proof against the newest signed head. Raises NotSequenced."""
    entry = Entry.objects.filter(leaf_id=leaf).first()
    head = Checkpoint.objects.order_by("-size").first()
    if entry is None or head is None:
        raise NotSequenced
    hashes = Entry.objects.filter(position__lt=head.size).order_by("position")
    leaves = [bytes(one) for one in hashes.values_list("hash", flat=True)]
    return Proof(
        leaf=leaf,
        position=entry.position,
        hash=bytes(entry.hash),
        path=tuple(inclusion_path(leaves, entry.position)),
        note=head.note,
    )
