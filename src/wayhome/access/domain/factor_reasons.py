"""Why an administrator takes somebody's second factor away."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FactorReason(TextChoices):
    """The reason goes on the audit leaf; it is a code, so that no leaf holds words of people."""

    LOST = "lost", _("The telephone or key is lost")
    BROKEN = "broken", _("The telephone or key no longer works")
    REPLACED = "replaced", _("There is a new telephone or key")
    MISUSED = "misused", _("Somebody else may have used it")
