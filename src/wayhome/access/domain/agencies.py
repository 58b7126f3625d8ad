"""Kinds of agencies."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgencyKind(TextChoices):
    """What an agency is; partners' kinds also name who lodged."""

    MINISTRY = "ministry", _("Ministry unit")
    PROVINCE = "province", _("Provincial unit")
    POLICE = "police", _("Police")
    NGO = "ngo", _("Non-governmental organisation")
    EMBASSY = "embassy", _("Embassy")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    HOTLINE = "hotline", _("Hotline")
