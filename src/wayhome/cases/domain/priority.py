"""Why a case stands where it does in the queue: points, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.risk import Risk

RISK_POINTS: Mapping[Risk, int] = {Risk.CRITICAL: 60, Risk.HIGH: 40, Risk.MEDIUM: 20, Risk.LOW: 0}
OVERDUE_POINTS = 30
SOON_POINTS = 10
NO_OWNER_POINTS = 15
SOON = timedelta(days=2)


class Reason(TextChoices):
    """A reason that lifts a case in the queue."""

    CRITICAL = "critical", _("Critical risk")
    HIGH = "high", _("High risk")
    OVERDUE = "overdue", _("Next step overdue")
    DUE_SOON = "due_soon", _("Due within two days")
    NO_OWNER = "no_owner", _("Nobody works on it")


@dataclass(frozen=True, slots=True)
class Priority:
    """Points and the reasons behind them, weightiest first."""

    points: int
    reasons: tuple[Reason, ...]


def priority(*, risk: Risk, due_on: date | None, has_owner: bool, today: date) -> Priority:
    """The priority of an open case on a day. The queue sorts by the same points in SQL."""
    points = RISK_POINTS[risk]
    reasons = [Reason(risk.value)] if risk in {Risk.CRITICAL, Risk.HIGH} else []
    if due_on is not None and due_on < today:
        points += OVERDUE_POINTS
        reasons.append(Reason.OVERDUE)
    elif due_on is not None and due_on <= today + SOON:
        points += SOON_POINTS
        reasons.append(Reason.DUE_SOON)
    if not has_owner:
        points += NO_OWNER_POINTS
        reasons.append(Reason.NO_OWNER)
    return Priority(points=points, reasons=tuple(reasons))
