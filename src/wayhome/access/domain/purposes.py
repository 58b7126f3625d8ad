"""Purposes: why somebody opens what is sealed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """The reason given at opening; it goes on the audit leaf."""

    TRIAGE = "triage", _("Triage of a complaint")
    VERIFICATION = "verification", _("Verification and investigation")
    CONTACT = "contact", _("Contact with the person or the lodger")
    PROTECTION = "protection", _("Protection and services")
    OPERATION = "operation", _("Operation to locate or free a person")
    PROSECUTION = "prosecution", _("Prosecution")
    REPATRIATION = "repatriation", _("Return and reintegration")
    SUPERVISION = "supervision", _("Supervision of work")
    SANCTIONS = "sanctions", _("Duties under sanctions lists")
    QUALITY = "quality", _("Correction of errors in the register")
