"""The cases that a supervisor looks over, narrowed to a team, a person or a risk."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cases.domain.risk import Risk
from wayhome.cases.models import Case
from wayhome.cases.policy import visible_cases
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Cut:
    """What is looked at; an empty value narrows nothing. Numbers are counted after it."""

    team: UUID | None = None
    person: UUID | None = None
    risk: Risk | None = None


def supervised(actor: Actor, cut: Cut) -> QuerySet[Case]:
    """The cases of a cut, open and closed, for whoever may assign. Raises NotFound."""
    require(actor, Permission.CASE_ASSIGN, Target(agency=actor.agency))
    equal = {"team_id": cut.team, "assignee_id": cut.person, "risk": cut.risk}
    return visible_cases(actor).filter(**{name: value for name, value in equal.items() if value})
