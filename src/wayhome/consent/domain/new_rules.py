"""What is told about reaching somebody safely."""

from dataclasses import dataclass, field
from zoneinfo import available_timezones

from wayhome.consent.domain.contact import UNTIMED, ContactWay, Window


@dataclass(frozen=True, slots=True)
class NewRules:
    """Rules as they were told; `who` may answer and the code word are kept sealed."""

    is_safe: bool
    ways: frozenset[ContactWay]
    windows: tuple[Window, ...]
    time_zone: str
    may_say_who: bool
    who: str = field(default="", repr=False)
    code_word: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


class WayMissing(Exception):
    """Whoever can be reached safely can be reached in some way."""


class WayNotSafe(Exception):
    """Where contact is not safe, only what waits behind the receipt is left."""


class HoursMissing(Exception):
    """A call, message or visit has its hours; "at any hour" is said as such."""


class HoursImpossible(Exception):
    """Hours that no day has, or that end when they begin."""


class ZoneUnknown(Exception):
    """No such time zone."""


def check_rules(given: NewRules) -> None:
    """Raises what stands against the rules."""
    if given.is_safe and not given.ways:
        raise WayMissing
    if not given.is_safe and given.ways - {ContactWay.RECEIPT}:
        raise WayNotSafe
    if any(not window.is_possible for window in given.windows):
        raise HoursImpossible
    if given.ways - UNTIMED and not given.windows:
        raise HoursMissing
    if given.time_zone not in available_timezones():
        raise ZoneUnknown
