"""Whether a decision on somebody of a case waits for a second look."""

from uuid import UUID

from wayhome.cases.domain.decisions.workflow import DecisionState
from wayhome.cases.models import Decision
from wayhome.kernel.actor import Actor


def is_contested(actor: Actor, case: UUID) -> bool:
    """Whether the last decision on any person is contested; part of larger work, which asks the policy."""
    own = Decision.objects.filter(agency_id=actor.agency, case_id=case)
    last = {row.person: row.state for row in own.only("person", "state").order_by("version")}
    return any(DecisionState(state).is_contested for state in last.values())
