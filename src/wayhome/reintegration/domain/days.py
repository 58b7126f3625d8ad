"""Days of a return that cannot follow each other."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel import clock


class DayProblem(TextChoices):
    """What is wrong with the days, in words that say what to do."""

    IN_FUTURE = "in_future", _("This day has not come yet. Check the year.")
    ASKED_BEFORE_WISH = (
        "asked_before_wish",
        _("The embassy cannot have been asked before the person agreed. Check both days."),
    )
    ISSUED_BEFORE_ASKED = (
        "issued_before_asked",
        _("The document was issued before it was asked for. Check the day of issue."),
    )
    EXPIRES_BEFORE_ISSUED = (
        "expires_before_issued",
        _("The document expires on or before the day of issue. Check both days."),
    )
    TRAVEL_BEFORE_WISH = (
        "travel_before_wish",
        _("The journey comes before the person agreed. Check the day of the journey."),
    )
    TRAVEL_BEFORE_DOCUMENT = (
        "travel_before_document",
        _("The journey comes before the document was issued. Choose a later day."),
    )
    TRAVEL_AFTER_EXPIRY = (
        "travel_after_expiry",
        _("The document has expired by then. Travel earlier, or ask for a new document."),
    )
    HANDOVER_BEFORE_DEPARTURE = (
        "handover_before_departure",
        _("The handover comes before the departure. Check the day of the handover."),
    )
    END_BEFORE_DEPARTURE = (
        "end_before_departure",
        _("It was broken off before the journey began. Check the day."),
    )
    END_BEFORE_WISH = (
        "end_before_wish",
        _("This day comes before the person agreed to return. Check the day."),
    )
    DENIED_BEFORE_ASKED = (
        "denied_before_asked",
        _("The embassy refused before it was asked. Check the day."),
    )
    BEFORE_FOLLOWING = (
        "before_following",
        _("This day comes before the person was followed. Check the day."),
    )
    DUE_IN_PAST = (
        "due_in_past",
        _("A follow-up is planned for today or later. Choose another day."),
    )


class DaysImpossible(Exception):
    """The days contradict each other; `problem` says how, `about` which day was given."""

    def __init__(self, problem: DayProblem, about: str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.about = about


@dataclass(frozen=True, slots=True)
class ReturnDays:
    """The days of a return; None where nothing happened yet. `travel_on` alone may lie ahead."""

    agreed_on: date | None = None
    asked_on: date | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    travel_on: date | None = None
    set_off_on: date | None = None
    handed_over_on: date | None = None


_PAST = ("agreed_on", "asked_on", "issued_on", "set_off_on", "handed_over_on")
_ORDER = (
    ("agreed_on", "asked_on", DayProblem.ASKED_BEFORE_WISH),
    ("asked_on", "issued_on", DayProblem.ISSUED_BEFORE_ASKED),
    ("agreed_on", "travel_on", DayProblem.TRAVEL_BEFORE_WISH),
    ("agreed_on", "set_off_on", DayProblem.TRAVEL_BEFORE_WISH),
    ("issued_on", "travel_on", DayProblem.TRAVEL_BEFORE_DOCUMENT),
    ("issued_on", "set_off_on", DayProblem.TRAVEL_BEFORE_DOCUMENT),
    ("set_off_on", "handed_over_on", DayProblem.HANDOVER_BEFORE_DEPARTURE),
)


def check_days(days: ReturnDays, *, today: date) -> None:
    """Refuse days that cannot be. Raises DaysImpossible."""
    for name in _PAST:
        day = getattr(days, name)
        if day is not None and day > today:
            raise DaysImpossible(DayProblem.IN_FUTURE, name)
    if days.issued_on and days.expires_on and days.expires_on <= days.issued_on:
        raise DaysImpossible(DayProblem.EXPIRES_BEFORE_ISSUED, "expires_on")
    for before, after, problem in _ORDER:
        first, then = getattr(days, before), getattr(days, after)
        if first is not None and then is not None and then < first:
            raise DaysImpossible(problem, after)
    for name in ("travel_on", "set_off_on"):
        day = getattr(days, name)
        if day is not None and days.expires_on is not None and day > days.expires_on:
            raise DaysImpossible(DayProblem.TRAVEL_AFTER_EXPIRY, name)


def today() -> date:
    """The present day where the instance stands."""
    return clock.local_today()
