"""Who is told while nobody takes a danger: rungs up the line, then all of them again and again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.danger.questions import danger_data
from wayhome.cases.domain.danger.urgency import Urgency

LATE_AFTER = timedelta(minutes=2)
"""A telling that came later than this after its moment says so: the worker looks each minute."""


class Rung(TextChoices):
    """Whom a telling goes to, from the nearest up the line."""

    OWNER = "owner", _("Owner")
    TEAM = "team", _("Team")
    SUPERVISORS = "supervisors", _("Supervisors")


class Way(TextChoices):
    """How somebody is told."""

    DESK = "desk", _("Notice on the desk")
    MAIL = "mail", _("E-mail")
    NOBODY = "nobody", _("There was nobody to tell")


@dataclass(frozen=True, slots=True)
class Ladder:
    """How long after the beginning each rung is told, and how often all are told afterwards."""

    rungs: tuple[tuple[Rung, timedelta], ...]
    again: timedelta

    def among(self, present: Collection[Rung]) -> "Ladder":
        """The ladder without rungs where nobody stands: the first that is left is told at once.

        With nobody on any rung the highest stays, so that it shows that there was nobody to tell.
        """
        kept = [each for each in self.rungs if each[0] in present] or [self.rungs[-1]]
        first = kept[0][1]
        return Ladder(tuple((rung, after - first) for rung, after in kept), self.again)


@dataclass(frozen=True, slots=True)
class Due:
    """A rung that has to be told, and the moment it should have been."""

    rung: Rung
    at: datetime


@cache
def ladder(urgency: Urgency) -> Ladder | None:
    """The ladder of an urgency; None where nobody is woken."""
    told = danger_data()["urgency"].get(urgency.value, {}).get("tell")
    if told is None:
        return None
    rungs = tuple((rung, timedelta(minutes=told[rung.value])) for rung in Rung)
    return Ladder(rungs, timedelta(minutes=told["again"]))


def due(steps: Ladder, *, began_at: datetime, now: datetime) -> Iterator[Due]:
    """The last moment of each rung that has come, the nearest rung first.

    Moments that passed while nothing ran are not made up for one by one: whoever comes back is told
    once, with the moment at which it should have been.
    """
    waited = now - began_at
    top = max(after for _rung, after in steps.rungs)
    for rung, after in steps.rungs:
        if waited < after:
            continue
        times = (waited - top) // steps.again if waited >= top else 0
        yield Due(rung, began_at + (top + times * steps.again if times else after))
