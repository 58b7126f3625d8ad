"""Erasing: what every room is told that keeps something of a case, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.keystore import KeyMissing


class Erased(KeyMissing):
    """What was asked for was erased, `on` a moment that is known."""

    def __init__(self, on: datetime) -> None:
        super().__init__()
        self.on = on


@dataclass(frozen=True, slots=True)
class Doomed:
    """A case that is erased, and the complaints that are in it."""

    agency: UUID
    case: UUID
    complaints: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What one room destroyed: keys, and rows that were removed or emptied. Counts only.

    Done again after a crash, the keys are counted again and the rows are not.
    """

    keys: int
    rows: int = 0


def destroy_keys(ids: Iterable[UUID]) -> int:
    """Destroy these data keys; returns how many were named. Twice changes nothing."""
    named = set(ids)
    for key in named:
        keys.store().destroy(key)
    return len(named)
