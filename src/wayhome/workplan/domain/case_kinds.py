"""The kinds of cases that steps are planned for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseKind(TextChoices):
    """What a case is mostly about, for choosing its steps; says nothing of a finding."""

    LABOUR = "labour", _("Forced labour")
    SEXUAL = "sexual", _("Sexual exploitation")
    CHILD = "child", _("Child")
    COMPOUND = "compound", _("Scam compound")
    MISSING = "missing", _("Missing abroad")
    RETURN = "return", _("Return and reintegration")
    OTHER = "other", _("Other")
