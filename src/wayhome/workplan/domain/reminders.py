"""Which reminder a task calls for at a moment.

Whoever is given a task by somebody else is told once, unless it is due anyway. Otherwise a reminder
comes from the day before, when it is due, and once on every day that it is overdue. Only
the one that the present moment calls for is made: whatever a worker that stood still has missed is
not made up for, so that it catches up with one reminder and never with a flood.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel import clock
from wayhome.workplan.domain.due import Due

BEFORE_BY = timedelta(days=1)
GIVEN_WITHIN = timedelta(days=1)
"""How long after it was given somebody is still told of a task."""


class ReminderKind(TextChoices):
    """Why somebody is reminded."""

    SOON = "soon", _("Due soon")
    DUE = "due", _("Due")
    OVERDUE = "overdue", _("Overdue")
    GIVEN = "given", _("Given by somebody")


@dataclass(frozen=True, slots=True)
class Call:
    """A reminder that is called for; of the same kind and day there is never a second."""

    kind: ReminderKind
    day: date


def call_at(due: Due, now: datetime) -> Call | None:
    """The reminder that a task with this due date calls for now; None while it is far off."""
    today = clock.local_day(now)
    if today > due.on:
        return Call(ReminderKind.OVERDUE, today)
    if today < due.on - BEFORE_BY:
        return None
    is_due = today == due.on and (due.at is None or now >= due.at)
    return Call(ReminderKind.DUE if is_due else ReminderKind.SOON, due.on)
