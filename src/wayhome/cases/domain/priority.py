"""Why a case stands where it does in the queue: points, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.danger.urgency import RISK_OF, Urgency
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.risk import Risk

RISK_POINTS: Mapping[Risk, int] = {Risk.CRITICAL: 60, Risk.HIGH: 40, Risk.MEDIUM: 20, Risk.LOW: 0}
OVERDUE_POINTS = 30
SOON_POINTS = 10
NO_OWNER_POINTS = 15
UNTAKEN_POINTS = 50
DANGER_LATE_POINTS = 30
SOON = timedelta(days=2)


class Reason(TextChoices):
    """A reason that lifts a case in the queue."""

    UNTAKEN = "untaken", _("Danger that nobody took")
    DANGER_LATE = "danger_late", _("Time for the danger ran out")
    IMMEDIATE = "immediate", _("Immediate danger")
    URGENT = "urgent", _("Urgent danger")
    CRITICAL = "critical", _("Critical risk")
    HIGH = "high", _("High risk")
    OVERDUE = "overdue", _("Next step overdue")
    DUE_SOON = "due_soon", _("Due within two days")
    NO_OWNER = "no_owner", _("Nobody works on it")


@dataclass(frozen=True, slots=True)
class Danger:
    """The danger of a case at a moment; `is_late` when the clock that runs ran out."""

    state: DangerState = DangerState.CALM
    urgency: Urgency = Urgency.ROUTINE
    is_late: bool = False

    @property
    def is_untaken(self) -> bool:
        """Whether somebody should have taken it and nobody did."""
        return self.state is DangerState.WAITING and self.urgency.wakes


CALM = Danger()


@dataclass(frozen=True, slots=True)
class Priority:
    """Points and the reasons behind them, weightiest first."""

    points: int
    reasons: tuple[Reason, ...]


def priority(
    *, risk: Risk, due_on: date | None, has_owner: bool, today: date, danger: Danger = CALM
) -> Priority:
    """The priority of an open case on a day. The queue sorts by the same points in SQL.

    Danger counts once: its urgency raised the risk, which has the points. On top come only that
    nobody took it and that its time ran out.
    """
    points, reasons = RISK_POINTS[risk], []
    if danger.is_untaken:
        points += UNTAKEN_POINTS
        reasons.append(Reason.UNTAKEN)
    if danger.is_late:
        points += DANGER_LATE_POINTS
        reasons.append(Reason.DANGER_LATE)
    reasons += _of_risk(risk, danger)
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


def _of_risk(risk: Risk, danger: Danger) -> list[Reason]:
    """The danger in words, and the risk where it says more than the danger."""
    found = []
    if danger.state.is_open and danger.urgency.wakes:
        found.append(Reason(danger.urgency.value))
    is_told = bool(found) and RISK_OF[danger.urgency] is risk
    if risk in {Risk.CRITICAL, Risk.HIGH} and not is_told:
        found.append(Reason(risk.value))
    return found
