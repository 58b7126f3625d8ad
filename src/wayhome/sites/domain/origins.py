"""Who described a place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Origin(TextChoices):
    """A complaint as it was lodged, or staff who learnt more."""

    COMPLAINT = "complaint", _("Told in a complaint")
    STAFF = "staff", _("Described by staff")
