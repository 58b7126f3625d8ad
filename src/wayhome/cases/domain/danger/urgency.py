"""How soon somebody must act."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.risk import Risk


class Urgency(TextChoices):
    """What the danger questions come to, from the least to the most urgent."""

    ROUTINE = "routine", _("Routine")
    SOON = "soon", _("Soon")
    URGENT = "urgent", _("Urgent")
    IMMEDIATE = "immediate", _("Immediate")

    @property
    def step(self) -> int:
        """Its place from 0; the greater, the more urgent."""
        return list(Urgency).index(self)

    @property
    def wakes(self) -> bool:
        """Whether people are told again and again until somebody takes the case."""
        return self in _WAKING

    def raised(self) -> "Urgency":
        """One step more urgent; the most urgent stays."""
        return list(Urgency)[min(self.step + 1, len(Urgency) - 1)]


_WAKING = frozenset({Urgency.URGENT, Urgency.IMMEDIATE})

RISK_OF: Mapping[Urgency, Risk] = {
    Urgency.ROUTINE: Risk.LOW,
    Urgency.SOON: Risk.MEDIUM,
    Urgency.URGENT: Risk.HIGH,
    Urgency.IMMEDIATE: Risk.CRITICAL,
}
"""The risk that an urgency is at least; people may judge it greater, and they alone lower it."""


def risk_at_least(present: Risk, urgency: Urgency) -> Risk:
    """The greater of the risk as it stands and what the urgency asks for."""
    order = list(Risk)
    return max(present, RISK_OF[urgency], key=order.index)
