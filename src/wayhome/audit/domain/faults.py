"""What is wrong with an audit, and where."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class FaultKind(StrEnum):
    """Ways in which the audit is not what was signed."""

    ALTERED = "the leaf was altered"
    BEYOND = "leaves stand after the last signed head"
    HEAD = "a signed head was altered"
    MISSING = "the leaf is missing"
    MOVED = "another leaf stands in this place"
    OUTSIDE = "the files outside the database were altered"
    RANGE = "one of the leaves since the last good head was replaced"
    TRUNCATED = "leaves were cut off at the end"
    UNPLACED = "a leaf that waits for its place was altered"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad leaf: its position from 0, and its id where something still tells it."""

    kind: FaultKind
    position: int | None
    leaf: UUID | None = None

    def __str__(self) -> str:
        """One line for whoever verifies."""
        where = "no position yet" if self.position is None else f"position {self.position}"
        return f"first bad leaf: {where}, id {self.leaf or 'unknown'}: {self.kind.value}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified: leaves in sequence, signed heads, leaves that wait, and the root."""

    leaves: int
    heads: int
    waiting: int
    root: bytes
    fault: Fault | None = None
