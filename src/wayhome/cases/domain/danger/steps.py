"""What the timeline says of a danger."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DangerStep(TextChoices):
    """Codes of the timeline: answers by their urgency, moves, and clocks that ran out."""

    TOLD_ROUTINE = "told_routine", _("Questions answered: routine")
    TOLD_SOON = "told_soon", _("Questions answered: soon")
    TOLD_URGENT = "told_urgent", _("Questions answered: urgent")
    TOLD_IMMEDIATE = "told_immediate", _("Questions answered: immediate")
    TAKE = "take", _("Somebody took it")
    HAND_BACK = "hand_back", _("Handed back")
    CONTACT = "contact", _("The person was reached")
    SECURE = "secure", _("The person is safe")
    LATE_TAKEN = "late_taken", _("Not taken in time")
    LATE_CONTACT = "late_contact", _("The person was not reached in time")
    LATE_SAFE = "late_safe", _("The person was not safe in time")
