"""Whose turn it is: pairs in the order of what a decision on them is worth.

A point counts like a day of waiting, as in the queue of complaints, so that nothing waits for ever.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.people.domain.stakes import Side

URGENT = 6
"""The points of urgency from which a complaint counts as urgent here."""

_NEAR_HALF = 0.75
_MOST_COMPLAINTS = 5
_LIKELY_FLOOR = 0.25


class TurnReason(TextChoices):
    """Why a pair comes early; each is a phrase for the list."""

    DANGER = "danger", _("Somebody may be in danger now")
    CHILD = "child", _("About a child")
    URGENT = "urgent", _("An urgent complaint")
    BOTH_CASES = "both_cases", _("Two open cases may be about one person")
    CASE = "case", _("An open case may gain a complaint")
    SEVERAL = "several", _("Several complaints hang on it")
    DOUBT = "doubt", _("The score alone cannot tell")


_POINTS = {
    TurnReason.DANGER: 8,
    TurnReason.CHILD: 6,
    TurnReason.URGENT: 4,
    TurnReason.BOTH_CASES: 4,
    TurnReason.CASE: 2,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What a decision is worth in points, one for each day of waiting, and why."""

    points: float
    reasons: tuple[TurnReason, ...]


def turn(probability: float, left: Side, right: Side) -> Turn:
    """The worth of a decision: how open the question is, times what hangs on the answer."""
    hanging = _hanging(left, right)
    further = min(left.complaints + right.complaints - 2, _MOST_COMPLAINTS)
    reasons = [*hanging]
    if further:
        reasons.append(TurnReason.SEVERAL)
    if doubt(probability) >= _NEAR_HALF:
        reasons.append(TurnReason.DOUBT)
    stake = 1 + further + sum(_POINTS[reason] for reason in hanging)
    return Turn(points=openness(probability) * stake, reasons=tuple(reasons))


def doubt(probability: float) -> float:
    """How uncertain an answer is: 1 at one half, 0 at either end."""
    return 4 * probability * (1 - probability)


def openness(probability: float) -> float:
    """How much a decision adds, from 0 to 1, most at one half.

    An unlikely pair fades to nothing. A likely one keeps a quarter: however sure the score is, the
    complaints stay apart until somebody says so.
    """
    uncertain = doubt(probability)
    if probability < 1 / 2:
        return uncertain
    return _LIKELY_FLOOR + (1 - _LIKELY_FLOOR) * uncertain


def _hanging(left: Side, right: Side) -> tuple[TurnReason, ...]:
    """What hangs on the answer, in the order of the list."""
    found = {
        TurnReason.DANGER: left.in_danger or right.in_danger,
        TurnReason.CHILD: left.is_child or right.is_child,
        TurnReason.URGENT: max(left.urgency, right.urgency) >= URGENT,
        TurnReason.BOTH_CASES: left.has_case and right.has_case,
        TurnReason.CASE: left.has_case != right.has_case,
    }
    return tuple(reason for reason in TurnReason if found.get(reason))
