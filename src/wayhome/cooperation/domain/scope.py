"""What an agreement lets a partner see."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.field_groups import FieldGroup


class AgreementPurpose(TextChoices):
    """Why something is shared; an agreement has exactly one purpose."""

    PROGRESS = "progress", _("Follow the progress of what was lodged")
    CONSULAR = "consular", _("Consular protection of own nationals")
    STATISTICS = "statistics", _("Statistics on cooperation")
    PROTECTION = "protection", _("Protection: referrals of persons")


@dataclass(frozen=True, slots=True)
class Scope:
    """The complaints that figures for a partner may count, the figures, and what referrals may show.

    `figures` are codes of indicators. An empty `nationalities` means every nationality;
    `lodged_only` narrows to what the partner's own agency lodged. `groups` are the field groups
    that a referral to the partner may carry; none unless they are named.
    """

    figures: frozenset[str]
    nationalities: frozenset[str] = frozenset()
    lodged_only: bool = True
    groups: frozenset[FieldGroup] = frozenset()

    def allows(self, figure: str) -> bool:
        """Whether the agreement names this figure."""
        return figure in self.figures
