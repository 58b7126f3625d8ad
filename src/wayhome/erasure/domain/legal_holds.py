"""Legal holds: somebody outside may still need the words of a case, until a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

UNAGREED = timedelta(days=14)
"""A hold keeps a case from the moment it is asked for; without a second person it ends by itself."""


class HoldReason(TextChoices):
    """Who may still need the words."""

    COURT = "court", _("A court or a prosecutor asked to keep it")
    COMPLAINT = "complaint", _("A complaint about how the case was handled")
    INQUIRY = "inquiry", _("An official inquiry")


@dataclass(frozen=True, slots=True)
class HoldDays:
    """The days that decide whether a hold is in force."""

    asked_on: date
    ends_on: date
    is_agreed: bool
    is_lifted: bool

    def is_in_force(self, today: date) -> bool:
        """Whether it keeps the case today."""
        last = self.ends_on if self.is_agreed else min(self.ends_on, self.asked_on + UNAGREED)
        return not self.is_lifted and today <= last
