"""Kinds of offences that a finding can state."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OffenceKind(TextChoices):
    """The offence that what happened amounts to."""

    TRAFFICKING_LABOUR = "trafficking_labour", _("Trafficking for labour")
    TRAFFICKING_SEXUAL = "trafficking_sexual", _("Trafficking for sexual exploitation")
    FORCED_CRIMINALITY = "forced_criminality", _("Trafficking for forced criminality")
    DRUG_DEALING = "drug_dealing", _("Drug dealing")
    CYBERCRIME = "cybercrime", _("Cybercrime")
    OTHER_TRANSNATIONAL = "other_transnational", _("Other transnational crime")

    @property
    def is_trafficking(self) -> bool:
        """Whether it needs the elements of the Palermo Protocol, article 3."""
        return self in _TRAFFICKING


_TRAFFICKING = frozenset(
    {
        OffenceKind.TRAFFICKING_LABOUR,
        OffenceKind.TRAFFICKING_SEXUAL,
        OffenceKind.FORCED_CRIMINALITY,
    }
)
