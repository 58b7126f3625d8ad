"""Erasing: what every room is told that keeps something of a case or complaint, and its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.ledger import Entry, ledger


class Erased(KeyMissing):
    """What was asked for was erased, `on` a moment that is known."""

    def __init__(self, on: datetime) -> None:
        super().__init__()
        self.on = on


@dataclass(frozen=True, slots=True)
class Doomed:
    """A case that is erased with the complaints that are in it, or a complaint that is in none.

    `is_again` when it was erased before, and an older backup brought its rows back.
    """

    agency: UUID
    case: UUID | None
    complaints: tuple[UUID, ...]
    is_again: bool = False

    @property
    def cases(self) -> tuple[UUID, ...]:
        """The case to narrow a query by: with a complaint alone goes nothing of any case."""
        return (self.case,) if self.case else ()


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What one room destroyed: keys, and rows that were removed or emptied. Counts only.

    Done again after a crash, the keys are counted again and the rows are not.
    """

    keys: int
    rows: int = 0


def destroy_keys(doomed: Doomed, ids: Iterable[UUID]) -> int:
    """Destroy data keys of what is erased; returns how many were named. Twice changes nothing.

    The ledger knows of it first, so that an older copy of the keys cannot bring one back.
    """
    named = sorted(set(ids))
    if not doomed.is_again:
        ledger().add(Entry(doomed.agency, doomed.case, doomed.complaints, tuple(named)))
    for key in named:
        keys.store().destroy(key)
    return len(named)


def destroy_again() -> int:
    """Destroy every key of the ledger that an older copy of the key store brought back.

    Returns how many there were. Done before anything is served.
    """
    found = {key for entry in ledger().entries() for key in entry.keys if keys.store().holds(key)}
    for key in found:
        keys.store().destroy(key)
    return len(found)
