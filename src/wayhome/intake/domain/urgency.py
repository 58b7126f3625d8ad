"""How urgent a complaint is, and why, so that nobody has to believe a number.

Points are small whole numbers. One point weighs as much as one day of waiting, so a quiet complaint
always comes up in the end.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.coarse import Coarse, Danger
from wayhome.intake.domain.dates import PartialDate

_RECENT_DAYS = 14
_LOST_DAYS = 30
LONG_WAIT_DAYS = 7


class UrgencyReason(StrEnum):
    """Why a complaint comes before another."""

    DANGER_NOW = "danger_now"
    CHILD = "child"
    MEDICAL_HELP = "medical_help"
    WANTS_TO_LEAVE = "wants_to_leave"
    CONTACT_LOST = "contact_lost"
    RECENT_CONTACT = "recent_contact"
    PLACE_KNOWN = "place_known"
    WAITING_LONG = "waiting_long"

    @property
    def label(self) -> str | Promise:
        """The words an officer reads."""
        return _LABELS[self]


POINTS = {
    UrgencyReason.DANGER_NOW: 40,
    UrgencyReason.CHILD: 25,
    UrgencyReason.MEDICAL_HELP: 15,
    UrgencyReason.WANTS_TO_LEAVE: 10,
    UrgencyReason.CONTACT_LOST: 10,
    UrgencyReason.RECENT_CONTACT: 5,
    UrgencyReason.PLACE_KNOWN: 5,
}

_LABELS: dict[UrgencyReason, str | Promise] = {
    UrgencyReason.DANGER_NOW: _("In danger now"),
    UrgencyReason.CHILD: _("A child"),
    UrgencyReason.MEDICAL_HELP: _("Needs medical help"),
    UrgencyReason.WANTS_TO_LEAVE: _("Wants to leave the place"),
    UrgencyReason.CONTACT_LOST: _("No contact for over a month"),
    UrgencyReason.RECENT_CONTACT: _("Contact in the last two weeks"),
    UrgencyReason.PLACE_KNOWN: _("The place is known"),
    UrgencyReason.WAITING_LONG: _("Waiting for over a week"),
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """Points and the reasons they come from, the weightiest first."""

    points: int
    reasons: tuple[UrgencyReason, ...]

    def turn_at(self, lodged_at: datetime) -> datetime:
        """The moment by which the queue is sorted: a day earlier for each point."""
        return lodged_at - timedelta(days=self.points)


def urgency(answers: Answers, codes: Coarse, *, on: date) -> Urgency:
    """Weigh the answers of a complaint on the day it was lodged."""
    contact_days = _days_since_contact(answers, on=on)
    wanted = answers.texts("help")
    holds = {
        UrgencyReason.DANGER_NOW: codes.danger is Danger.YES,
        UrgencyReason.CHILD: codes.is_child is True,
        UrgencyReason.MEDICAL_HELP: "medical" in wanted,
        UrgencyReason.WANTS_TO_LEAVE: "leave" in wanted,
        UrgencyReason.CONTACT_LOST: contact_days is not None and contact_days > _LOST_DAYS,
        UrgencyReason.RECENT_CONTACT: contact_days is not None and contact_days <= _RECENT_DAYS,
        UrgencyReason.PLACE_KNOWN: bool(answers.text("place") or codes.last_province),
    }
    reasons = tuple(reason for reason in POINTS if holds[reason])
    return Urgency(points=sum(POINTS[reason] for reason in reasons), reasons=reasons)


def _days_since_contact(answers: Answers, *, on: date) -> int | None:
    """Days since the last contact at least; None when that is not known."""
    contact = answers.value("last_contact")
    latest = contact.latest() if isinstance(contact, PartialDate) else None
    return None if latest is None else max(0, (on - latest).days)
