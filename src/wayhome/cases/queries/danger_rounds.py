"""The present round of a danger: its clocks, and which of them ran out unnoted."""

from wayhome.cases.domain.danger.clocks import Clock, Moved, clocks
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState
from wayhome.cases.models import Case, DangerBreach, DangerMove
from wayhome.kernel import clock


def clocks_of(case: Case, *, of_round: int | None = None) -> tuple[Clock, ...]:
    """The clocks of the present round of a case; part of actions and pages, which ask the policy."""
    number = case.danger_round if of_round is None else of_round
    rows = DangerMove.objects.filter(agency_id=case.agency_id, case=case, round=number)
    told = [
        Moved(DangerEvent(row.event), DangerState(row.state), Urgency(row.urgency), row.at)
        for row in rows.order_by("number")
    ]
    return clocks(told) if number else ()


def late_and_unnoted(case: Case) -> tuple[Clock, ...]:
    """Clocks that ran out unmet and are not kept as such yet; part of actions and of the worker."""
    if not DangerState(case.danger).is_open:
        return ()
    now = clock.now()
    late = [each for each in clocks_of(case) if each.met_at is None and each.due_at < now]
    rows = DangerBreach.objects.filter(agency_id=case.agency_id, case=case, round=case.danger_round)
    noted = set(rows.values_list("clock", "due_at")) if late else set()
    return tuple(each for each in late if (each.kind, each.due_at) not in noted)
