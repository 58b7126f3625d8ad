"""How somebody may be reached safely, and when: the rule, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_MINUTES_OF_A_DAY = 24 * 60
_DAYS_AHEAD = 8


class ContactWay(TextChoices):
    """How one reaches for somebody. Only `receipt` waits to be fetched."""

    RECEIPT = "receipt", _("Message behind the receipt")
    CALL = "call", _("Telephone call")
    MESSAGE = "message", _("Text message or chat")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    VISIT = "visit", _("Visit")
    THROUGH_OTHER = "through_other", _("Through somebody they trust")


UNTIMED = frozenset({ContactWay.RECEIPT, ContactWay.LETTER})
"""Ways for which no hour can be chosen: fetched, or carried by the post."""


class Contacted(TextChoices):
    """Whom the rules are about."""

    PERSON = "person", _("The person")
    LODGER = "lodger", _("Whoever lodged the complaint")


class Blocked(TextChoices):
    """What stands against reaching for somebody."""

    NO_RULES = (
        "no_rules",
        _(
            "Nobody recorded how this can be done safely. Leave a message behind the receipt instead."
        ),
    )
    NOT_SAFE = "not_safe", _("They said that contact is not safe.")
    OTHER_WAY = "other_way", _("They did not agree to be reached this way.")
    OTHER_HOUR = "other_hour", _("It is not safe at this hour.")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Minutes from midnight of a weekday (0 is Monday) in local time; `ends` is not included.

    A window whose end is not after its start goes on into the next day.
    """

    weekday: int
    starts: int
    ends: int

    @property
    def is_possible(self) -> bool:
        """Whether the numbers are those of a week and a day."""
        return (
            self.weekday in range(7)
            and self.starts in range(_MINUTES_OF_A_DAY)
            and 0 <= self.ends <= _MINUTES_OF_A_DAY
            and self.starts != self.ends
        )

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        length = self.ends - self.starts
        return length if length > 0 else length + _MINUTES_OF_A_DAY


ALWAYS = tuple(Window(day, 0, _MINUTES_OF_A_DAY) for day in range(7))
"""Every hour of the week."""


@dataclass(frozen=True, slots=True)
class ContactRules:
    """What was agreed about reaching somebody; the hours are those of `time_zone` (IANA)."""

    is_safe: bool
    ways: frozenset[ContactWay]
    windows: tuple[Window, ...]
    time_zone: str
    may_say_who: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody may be reached now; if not, what blocks it and when it opens next."""

    blocked: Blocked | None
    next_at: datetime | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether it is safe now."""
        return self.blocked is None


def may_reach(rules: ContactRules | None, way: ContactWay, *, at: datetime) -> Answer:
    """Whether the rules let somebody be reached this way at an aware moment."""
    if rules is None:
        return Answer(None if way is ContactWay.RECEIPT else Blocked.NO_RULES)
    if not rules.is_safe and way is not ContactWay.RECEIPT:
        return Answer(Blocked.NOT_SAFE)
    if way not in rules.ways:
        return Answer(Blocked.OTHER_WAY)
    if way in UNTIMED:
        return Answer(None)
    zone = ZoneInfo(rules.time_zone)
    spans = sorted(_spans(rules.windows, at.astimezone(zone)))
    if any(starts <= at < ends for starts, ends in spans):
        return Answer(None)
    ahead = [starts for starts, _ends in spans if starts > at]
    return Answer(Blocked.OTHER_HOUR, next_at=ahead[0] if ahead else None)


def _spans(windows: Iterable[Window], local: datetime) -> Iterable[tuple[datetime, datetime]]:
    """The windows as moments, from the day before until all of the next week began."""
    for distance in range(-1, _DAYS_AHEAD):
        day = local.date() + timedelta(days=distance)
        for window in windows:
            if window.weekday == day.weekday():
                begun = datetime.combine(day, time(), tzinfo=local.tzinfo)
                # Added on the clock on the wall, so that a change of the hour moves the moment.
                starts = begun + timedelta(minutes=window.starts)
                ends = starts + timedelta(minutes=window.minutes)
                yield starts.astimezone(UTC), ends.astimezone(UTC)
