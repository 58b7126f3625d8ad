"""What was said of a question, and what of it is in force: the part that all judging rooms share.

Nothing that was said is ever changed: a verdict stands until somebody takes it back, which is a line
of its own. Which verdicts there are, and what follows from them, belongs to each room.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """One line of a history: a verdict, or the retraction of another line."""

    id: UUID
    verdict: V | None
    retracts: UUID | None = None


@dataclass(frozen=True, slots=True)
class Judged(Generic[V]):
    """One line of a history as pages show it: `about` which pair or hit, by whom and when.

    `verdict` is None for a retraction. `reason` is empty unless the history was opened for a purpose.
    """

    id: UUID
    about: UUID
    verdict: V | None
    by: UUID | None
    at: datetime
    is_in_force: bool
    reason: str = field(default="", repr=False)


S = TypeVar("S", bound=Said[Any])


def standing(history: Iterable[S]) -> tuple[S, ...]:
    """The verdicts of a history, oldest first, that nobody took back."""
    told = tuple(history)
    retracted = {said.retracts for said in told if said.retracts}
    return tuple(said for said in told if said.verdict and said.id not in retracted)


def in_force(history: Iterable[S]) -> S | None:
    """The last of those that stand: where one word is enough, the last one counts."""
    told = standing(history)
    return told[-1] if told else None
