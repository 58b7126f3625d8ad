"""The rule of cover: what may leave at a moment, reckoned from rows and never kept.

An item is agreed to, or allowed by law, for one purpose, one field group and one recipient. It counts from
when it was given until its last moment, unless it was withdrawn: a withdrawal ends what was agreed to at
its moment or before, as far as it reaches, and nothing of what is agreed to afterwards. The law's ground is
not the person's to withdraw; it ends when it is ended. Where no row covers, the answer is no.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import SharePurpose


class GroundKind(StrEnum):
    """Why something may leave."""

    CONSENT = "consent"
    LEGAL_BASIS = "legal_basis"


class ItemState(StrEnum):
    """How an item stands at a moment."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    ENDED = "ended"


class ItemEvent(StrEnum):
    """What happens to an item."""

    BEGIN = "begin"
    EXPIRE = "expire"
    END = "end"


WORKFLOW: dict[tuple[ItemState, ItemEvent], ItemState] = {
    (ItemState.NOT_YET, ItemEvent.BEGIN): ItemState.IN_FORCE,
    (ItemState.IN_FORCE, ItemEvent.EXPIRE): ItemState.EXPIRED,
    (ItemState.IN_FORCE, ItemEvent.END): ItemState.ENDED,
}
"""The state after an event; every other pair changes nothing, and no state comes back."""


@dataclass(frozen=True, slots=True)
class Item:
    """One purpose, one field group, one recipient, by the record `ground` of a kind.

    `since` is the first moment and `until` the first moment after the last; `ended` when a legal
    basis was ended, or None.
    """

    ground: UUID
    kind: GroundKind
    purpose: SharePurpose
    group: FieldGroup
    recipient: str
    since: datetime
    until: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What the person takes back at a moment; None and an empty recipient stand for all."""

    at: datetime
    purpose: SharePurpose | None = None
    group: FieldGroup | None = None
    recipient: str = ""

    def reaches(self, item: Item) -> bool:
        """Whether it takes back this item."""
        return (
            item.kind is GroundKind.CONSENT
            and item.since <= self.at
            and self.purpose in {None, item.purpose}
            and self.group in {None, item.group}
            and self.recipient in {"", item.recipient}
        )


def state_of(item: Item, withdrawals: Iterable[Withdrawal], *, at: datetime) -> ItemState:
    """How an item stands at a moment."""
    if at < item.since:
        return ItemState.NOT_YET
    taken = [each.at for each in withdrawals if each.reaches(item)]
    first = min([*taken, *([item.ended] if item.ended else [])], default=item.until)
    if first <= at and first < item.until:
        return ItemState.ENDED
    return ItemState.IN_FORCE if at < item.until else ItemState.EXPIRED


def covering(
    items: Iterable[Item],
    withdrawals: Collection[Withdrawal],
    *,
    at: datetime,
    purpose: SharePurpose,
    recipient: str,
) -> dict[FieldGroup, tuple[Item, ...]]:
    """The items in force for a purpose and a recipient, by field group."""
    found: dict[FieldGroup, tuple[Item, ...]] = {}
    for item in items:
        if (item.purpose, item.recipient) != (purpose, recipient):
            continue
        if state_of(item, withdrawals, at=at) is ItemState.IN_FORCE:
            found[item.group] = (*found.get(item.group, ()), item)
    return found
