"""Where a name came from that is held against the lists."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Origin(TextChoices):
    """Typed by an officer, named in a public source, or opened from a complaint on request."""

    TYPED = "typed", _("Typed by an officer")
    RECORD = "record", _("Named in a public source")
    COMPLAINT = "complaint", _("Opened from a complaint")
