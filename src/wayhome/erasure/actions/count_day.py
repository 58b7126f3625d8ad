"""Let a day of waiting pass for what was approved, and go on with what is due."""

from datetime import date

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.erasure.actions.carry_out import JOB
from wayhome.erasure.actions.moving import moved
from wayhome.erasure.actions.overtaken import call_off_overtaken
from wayhome.erasure.domain.workflow import ErasureEvent, ErasureState
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.subject_at_hand import subject_at_hand
from wayhome.jobs.queue import enqueue, is_waiting
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def count_day(*, by: Actor) -> int:
    """Count today once for each erasure that waits; returns how many are due or under way.

    Only days that were seen count: a clock that jumps ahead brings nothing nearer by more than one.
    What was taken up again since it was agreed to is called off.
    """
    require(by, Permission.ERASURE_APPROVE, Target(agency=by.agency))
    today = clock.local_today()
    with atomic():
        live = Erasure.objects.select_for_update().filter(
            agency_id=by.agency, state__in=[ErasureState.WAITING, ErasureState.RUNNING]
        )
        due = 0
        for row in live.order_by("proposed_at"):
            if row.state == ErasureState.WAITING:
                held, _decision = subject_at_hand(by, row.subject, Permission.ERASURE_APPROVE)
                if call_off_overtaken(row, held, by=by):
                    continue
                _count(row, today)
            is_due = row.state == ErasureState.RUNNING or not row.days_left
            if is_due and not is_waiting(JOB, agency=by.agency, erasure=row.id):
                enqueue(JOB, agency=by.agency, erasure=row.id)
            due += is_due
    return due


def _count(row: Erasure, today: date) -> None:
    """One day less, once a day."""
    if row.counted_on == today:
        return
    moved(row, ErasureEvent.COUNT)
    row.days_left, row.counted_on = max(0, (row.days_left or 0) - 1), today
    row.save(update_fields=["days_left", "counted_on"])
