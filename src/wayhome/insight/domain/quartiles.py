"""The middle of a set of times, and how far the middle half of them reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The median between the lower and the upper quartile."""

    lower: Decimal
    median: Decimal
    upper: Decimal


def quartiles(values: Sequence[Decimal]) -> Quartiles | None:
    """Quartiles by linear interpolation between neighbours; None when there is no value.

    R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361-365, definition 7.
    """
    if not values:
        return None
    ordered = sorted(values)
    return Quartiles(*(_at(ordered, Decimal(part) / 4) for part in (1, 2, 3)))


def _at(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """The value at a share of the way through."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
