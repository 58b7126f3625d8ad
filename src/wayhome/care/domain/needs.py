"""Needs: what a person needs of each type of help, as far as it is known."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Need(TextChoices):
    """An answer about one type. Declined and not known are answers of their own, never "none"."""

    NOT_KNOWN = "not_known", _("Not known")
    NONE = "none", _("No need")
    SOME = "some", _("Some need")
    URGENT = "urgent", _("Urgent need")
    DECLINED = "declined", _("Does not want help with this")
