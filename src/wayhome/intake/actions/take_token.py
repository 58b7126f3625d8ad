"""Take one act from a shared budget, so that a flood slows down instead of locking people out.

Each budget stands in several rows. Whoever asks takes the first row that nobody else holds, so that
askers never queue behind one another; the number of rows also bounds how many slow hashes run at
once.
"""

import math
from enum import StrEnum

from wayhome.intake.models import Bucket as Row
from wayhome.kernel import clock
from wayhome.kernel.bucket import Bucket, Budget, take

_ROWS = 8
_SHORTEST_WAIT = 2


class Lane(StrEnum):
    """What is budgeted. The reserved lane serves those who took time to write."""

    LODGE = "lodge"
    LODGE_RESERVED = "lodge-reserved"
    OPEN = "open"


BUDGETS = {
    Lane.LODGE: Budget(burst=240, per_second=4),
    Lane.LODGE_RESERVED: Budget(burst=240, per_second=4),
    Lane.OPEN: Budget(burst=160, per_second=8),
}
"""Whole instance: acts at once, and acts that come back each second."""


class TooManyNow(Exception):
    """The budget is spent; carries the seconds after which to try again."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__("too_many_now")
        self.wait_seconds = wait_seconds


def take_token(lane: Lane) -> None:
    """Take one act. Raises TooManyNow."""
    budget = _share(BUDGETS[lane])
    rows = _free_rows(lane)
    if not rows:
        _fill(lane, budget)
        rows = _free_rows(lane)
    wait = float(_SHORTEST_WAIT)
    for row in rows:
        taken = take(Bucket(left=row.level, at=row.at), budget, now=clock.now())
        if taken.allowed:
            Row.objects.filter(name=row.name).update(level=taken.bucket.left, at=taken.bucket.at)
            return
        wait = max(wait, taken.wait_seconds)
    raise TooManyNow(math.ceil(wait))


def _share(budget: Budget) -> Budget:
    """What one row of a budget gives."""
    return Budget(burst=budget.burst / _ROWS, per_second=budget.per_second / _ROWS)


def _names(lane: Lane) -> list[str]:
    """The rows of a budget."""
    return [f"{lane.value}/{number}" for number in range(_ROWS)]


def _free_rows(lane: Lane) -> list[Row]:
    """Two rows that nobody else holds now, the fullest first."""
    found = Row.objects.select_for_update(skip_locked=True).filter(name__in=_names(lane))
    return list(found.order_by("-level")[:2])


def _fill(lane: Lane, budget: Budget) -> None:
    """Make the rows of a budget when they are not there yet."""
    now = clock.now()
    rows = [Row(name=name, level=budget.burst, at=now) for name in _names(lane)]
    Row.objects.bulk_create(rows, ignore_conflicts=True)
