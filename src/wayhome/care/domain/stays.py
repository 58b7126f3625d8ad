"""Stays in a shelter: nights, and beds that are never promised twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StayState(TextChoices):
    """Where a stay stands."""

    BOOKED = "booked", _("Bed kept")
    IN = "in", _("Staying")
    OUT = "out", _("Left")
    CANCELLED = "cancelled", _("Called off")


class StayEvent(StrEnum):
    """What can happen to a stay."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    CANCEL = "cancel"


_S, _E = StayState, StayEvent

STAY_MOVES: Mapping[tuple[StayState, StayEvent], StayState] = {
    (_S.BOOKED, _E.ARRIVE): _S.IN,
    (_S.BOOKED, _E.CANCEL): _S.CANCELLED,
    (_S.IN, _E.LEAVE): _S.OUT,
}
"""The state of a stay after an event."""

HOLDING = frozenset({StayState.BOOKED, StayState.IN, StayState.OUT})
"""States in which a stay takes, or took, a bed for its nights."""


class LeaveReason(TextChoices):
    """Why somebody left a shelter."""

    HOME = "home", _("Went home or to family")
    OTHER_SHELTER = "other_shelter", _("Moved to another shelter")
    OWN_PLACE = "own_place", _("Found a place of their own")
    ABROAD = "abroad", _("Returned to another country")
    OWN_WISH = "own_wish", _("Wanted to leave")
    NOT_KNOWN = "not_known", _("Not known")


class NoBedFree(Exception):
    """Every bed is taken on at least one of the nights."""


class DaysDisordered(ValueError):
    """The last day comes before the first."""


@dataclass(frozen=True, slots=True)
class Nights:
    """From the day of arrival to the day of leaving, which is no night; None: nobody knows yet."""

    arrives: date
    leaves: date | None = None

    def __post_init__(self) -> None:
        if self.leaves is not None and self.leaves < self.arrives:
            raise DaysDisordered

    def holds(self, night: date) -> bool:
        """Whether a bed is taken in the night that begins on this day."""
        return self.arrives <= night and (self.leaves is None or night < self.leaves)

    def count(self, until: date) -> int:
        """How many nights, those before `until` alone."""
        last = min(self.leaves or until, until)
        return max(0, (last - self.arrives).days)


def most_taken(wanted: Nights, others: Iterable[Nights]) -> int:
    """The most beds that others take in any one of the wanted nights.

    Beds in use rise only on a day of arrival, so those days and the first are all there is to see.
    """
    held = tuple(others)
    nights = [wanted.arrives, *(each.arrives for each in held if wanted.holds(each.arrives))]
    if not wanted.holds(wanted.arrives):
        return 0
    return max(sum(each.holds(night) for each in held) for night in nights)


def check_bed(wanted: Nights, others: Iterable[Nights], *, beds: int) -> None:
    """Raises NoBedFree when any wanted night has no bed left."""
    if most_taken(wanted, others) >= beds:
        raise NoBedFree
