"""What hangs on knowing who is whom: danger, a child, cases, and how many complaints."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stakes:
    """What hangs on one complaint, as other rooms know it; all of it codes in clear."""

    in_danger: bool = False
    is_child: bool = False
    urgency: int = 0
    has_case: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """What hangs on one side of a pair: everything held to be that person already."""

    complaints: int = 1
    in_danger: bool = False
    is_child: bool = False
    urgency: int = 0
    has_case: bool = False


def side(stakes: Iterable[Stakes]) -> Side:
    """One side out of what hangs on each of its complaints."""
    told = tuple(stakes)
    return Side(
        complaints=len(told),
        in_danger=any(each.in_danger for each in told),
        is_child=any(each.is_child for each in told),
        urgency=max((each.urgency for each in told), default=0),
        has_case=any(each.has_case for each in told),
    )
