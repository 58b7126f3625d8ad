"""What has become of a complaint inside intake."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ComplaintStatus(TextChoices):
    """A complaint waits, belongs to a case, or was set aside with a reason."""

    NEW = "new", _("Waiting for triage")
    ATTACHED = "attached", _("Attached to a case")
    SET_ASIDE = "set_aside", _("Set aside")
