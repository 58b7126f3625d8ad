"""Tables of states and events: what may follow what. Every pair that a table lacks is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar


class MoveRefused(Exception):
    """The event cannot happen in the present state."""


S = TypeVar("S", bound=str)
E = TypeVar("E", bound=StrEnum)


def state_after(table: Mapping[tuple[S, E], S], state: S, event: E) -> S:
    """The state after an event. Raises MoveRefused."""
    found = table.get((state, event))
    if found is None:
        raise MoveRefused
    return found
