"""The present round of a danger, as its clocks are read from it."""

from wayhome.cases.domain.danger.clocks import Clock, Moved, clocks
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState
from wayhome.cases.models import Case, DangerMove


def clocks_of(case: Case, *, of_round: int | None = None) -> tuple[Clock, ...]:
    """The clocks of the present round of a case; part of actions and pages, which ask the policy."""
    number = case.danger_round if of_round is None else of_round
    rows = DangerMove.objects.filter(agency_id=case.agency_id, case=case, round=number)
    told = [
        Moved(DangerEvent(row.event), DangerState(row.state), Urgency(row.urgency), row.at)
        for row in rows.order_by("number")
    ]
    return clocks(told) if number else ()
