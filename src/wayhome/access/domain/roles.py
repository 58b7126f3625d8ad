"""Roles: what people do, in words they would use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A user has one role or several."""

    INTAKE_OFFICER = "intake_officer", _("Intake officer")
    CASE_WORKER = "case_worker", _("Case worker")
    SUPERVISOR = "supervisor", _("Supervisor")
    PARTNER_OFFICER = "partner_officer", _("Partner officer")
    RIGHTS_MONITOR = "rights_monitor", _("Rights monitor")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
