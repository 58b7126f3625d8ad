"""What the timeline of a case tells of an operation: nothing before it begins."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseLine(TextChoices):
    """The code of a line of the kind `operation`."""

    BEGUN = "begun", _("Begun")
    DONE = "done", _("Done")
    BROKEN_OFF = "broken_off", _("Broken off")
    LOCATED = "located", _("Person located")
    FREED = "freed", _("Person freed")
