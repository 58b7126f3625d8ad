"""What was noted of one course of events, and the order and state that follow from it.

Nothing noted is changed: a correction is a line that names the line it stands for, with another event
or with none. A line that is learnt late is put before those that can only have come after it. The state
is never told; it is what a table of states and events makes of the lines that stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from wayhome.kernel.period import Period

E = TypeVar("E")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Noted(Generic[E]):
    """One line: the event and the days it may have been on; without event it takes `corrects` back."""

    id: UUID
    number: int
    event: E | None
    days: Period
    corrects: UUID | None = None


class OutOfTurn(Exception):
    """By its date or by its kind an event cannot stand where it would: `event` after `state`."""

    def __init__(self, state: Any, event: Any, line: UUID) -> None:
        super().__init__()
        self.state = state
        self.event = event
        self.line = line


class CorrectedAlready(Exception):
    """The line was corrected or taken back before, or is not of this course of events."""


def in_order(lines: Iterable[Noted[E]]) -> tuple[Noted[E], ...]:
    """The lines that stand, in the order in which they can have happened.

    A correction takes the rank of what it corrects. A line goes before the first that begins after it
    ends; where dates overlap, the order of noting holds.
    """
    told = sorted(lines, key=lambda line: line.number)
    ranks: dict[UUID, int] = {}
    for line in told:
        ranks[line.id] = ranks[line.corrects] if line.corrects else line.number
    gone = {line.corrects for line in told if line.corrects}
    standing = [line for line in told if line.event is not None and line.id not in gone]
    placed: list[Noted[E]] = []
    for line in sorted(standing, key=lambda each: ranks[each.id]):
        later = (at for at, other in enumerate(placed) if other.days.starts_on > line.days.ends_on)
        placed.insert(next(later, len(placed)), line)
    return tuple(placed)


def fold(lines: Iterable[Noted[E]], table: Mapping[tuple[S, E], S], *, begin: S) -> S:
    """The state that the lines add up to. Raises OutOfTurn at the first that does not fit."""
    state = begin
    for line in in_order(lines):
        if line.event is None:
            continue
        after = table.get((state, line.event))
        if after is None:
            raise OutOfTurn(state, line.event, line.id)
        state = after
    return state


def check_correctable(lines: Iterable[Noted[E]], line: UUID) -> None:
    """Only a line that stands can be corrected. Raises CorrectedAlready."""
    if line not in {each.id for each in in_order(lines)}:
        raise CorrectedAlready
