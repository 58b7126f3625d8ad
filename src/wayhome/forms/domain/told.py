"""What the timeline of a case tells of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FormLine(TextChoices):
    """What was done with a form of the case."""

    FILLED = "filled", _("Form filled in")
    CHANGED = "changed", _("Answers to a form changed")
