"""The newest signed head of the tree, to be kept where nobody here can reach it."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.audit.models import Checkpoint


@dataclass(frozen=True, slots=True)
class SignedHead:
    """How many leaves were signed when; `root` in hexadecimal, `note` as it is published."""

    size: int
    root: str
    at: datetime
    note: str


def newest_head() -> SignedHead | None:
    """The newest signed head; None before the first."""
    row = Checkpoint.objects.order_by("-size").first()
    if row is None:
        return None
    return SignedHead(size=row.size, root=bytes(row.root).hex(), at=row.at, note=row.note)
