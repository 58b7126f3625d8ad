"""Who does something in a proceeding, by kind; the name of the court or office is sealed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Authority(TextChoices):
    """The kind of court or office; which one, a place and the sealed name say."""

    POLICE = "police", _("police")
    PROSECUTOR = "prosecutor", _("prosecutor")
    INVESTIGATING_JUDGE = "investigating_judge", _("investigating judge")
    COURT_FIRST = "court_first", _("court of first instance")
    COURT_APPEAL = "court_appeal", _("court of appeal")
    COURT_SUPREME = "court_supreme", _("supreme court")
    COURT_OTHER = "court_other", _("another court")
    OTHER = "other", _("another authority")

    @property
    def is_court(self) -> bool:
        """Whether it can give a verdict."""
        return self in COURTS


COURTS = frozenset(
    {Authority.COURT_FIRST, Authority.COURT_APPEAL, Authority.COURT_SUPREME, Authority.COURT_OTHER}
)


class Punishment(TextChoices):
    """What a sentence imposes."""

    IMPRISONMENT = "imprisonment", _("Imprisonment")
    SUSPENDED = "suspended", _("Suspended imprisonment")
    FINE = "fine", _("Fine")
    OTHER = "other", _("Another measure")

    @property
    def has_length(self) -> bool:
        """Whether it is told in months."""
        return self in {Punishment.IMPRISONMENT, Punishment.SUSPENDED}
