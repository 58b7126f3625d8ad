"""The budget of calls: each agency has its own, so that one busy system holds up nobody else's.

It counts in memory, once in each process: a call must not wait on a row that all calls change.
"""

import math
from uuid import UUID

from django.conf import settings

from wayhome.api.partner.problem import Code, Problem
from wayhome.kernel import clock
from wayhome.kernel.bucket import Budget, Meter

_meter = Meter()


def take_call(agency: UUID) -> None:
    """Take one call of an agency's budget. Raises Problem with the seconds to wait."""
    burst, per_second = settings.API_CALLS
    budget = Budget(burst=burst, per_second=per_second)
    taken = _meter.take(agency, budget, now=clock.now())
    if not taken.allowed:
        raise Problem(Code.TOO_MANY, retry_after=max(1, math.ceil(taken.wait_seconds)))
