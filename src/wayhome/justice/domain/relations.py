"""How an alleged person is tied to a person of the case, and whether they were forced themselves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Relation(TextChoices):
    """What the two were to each other; the first three are HTCDS 2.0 codes, spelt as people read."""

    FAMILIAL = "familial", _("Family")
    ACQUAINTED = "acquainted", _("Acquainted")
    UNACQUAINTED = "unacquainted", _("Not acquainted")
    UNKNOWN = "unknown", _("Not known")


class Forced(TextChoices):
    """Whether somebody alleged of an offence may have been forced to commit it."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")
