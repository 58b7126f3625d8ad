"""Clocks of a danger: how long until it is taken, the person is reached, and safe.

They run day and night: danger keeps no office hours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.danger.questions import danger_data
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState


class ClockKind(TextChoices):
    """What a clock counts down to."""

    TAKEN = "taken", _("Somebody takes it")
    CONTACT = "contact", _("First contact with the person")
    SAFE = "safe", _("The person is safe")


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of the history of a danger; `urgency` is the one that held after it."""

    event: DangerEvent
    state: DangerState
    urgency: Urgency
    at: datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a round: from when, until when, and when it was met; None while it runs."""

    kind: ClockKind
    began_at: datetime
    due_at: datetime
    met_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Whether it ran out before it was met."""
        return (self.met_at or now) > self.due_at


_MET_BY: Mapping[ClockKind, frozenset[DangerEvent]] = {
    ClockKind.TAKEN: frozenset({DangerEvent.TAKE}),
    ClockKind.CONTACT: frozenset({DangerEvent.CONTACT, DangerEvent.SECURE}),
    ClockKind.SAFE: frozenset({DangerEvent.SECURE}),
}


def limits(urgency: Urgency) -> Mapping[ClockKind, timedelta]:
    """How long each step may take; nothing for what has no clock."""
    told = danger_data()["urgency"].get(urgency.value)
    if told is None:
        return {}
    return {kind: timedelta(minutes=told[f"{kind.value}_minutes"]) for kind in ClockKind}


def clocks(round_: Iterable[Moved]) -> tuple[Clock, ...]:
    """The clocks of one round of a danger, oldest line first.

    A clock begins when the urgency came to be what it is; telling the same danger twice gives no
    more time. What was handed back has to be taken anew, and that clock begins anew.
    """
    told = tuple(round_)
    if not told:
        return ()
    urgency, began = told[-1].urgency, told[0].at
    for before, after in pairwise(told):
        if after.urgency is not before.urgency:
            began = after.at
    handed = max((each.at for each in told if each.event is DangerEvent.HAND_BACK), default=began)
    found = []
    for kind, limit in limits(urgency).items():
        start = max(began, handed) if kind is ClockKind.TAKEN else began
        found.append(Clock(kind, start, start + limit, _met(told, kind)))
    return tuple(found)


def running(found: Iterable[Clock]) -> Clock | None:
    """The clock that has to be met next."""
    return next((clock for clock in found if clock.met_at is None), None)


def _met(told: tuple[Moved, ...], kind: ClockKind) -> datetime | None:
    """When a clock was met and nothing took that back."""
    met = None
    for each in told:
        if each.event is DangerEvent.HAND_BACK and kind is ClockKind.TAKEN:
            met = None
        elif each.event in _MET_BY[kind] and met is None:
            met = each.at
    return met
