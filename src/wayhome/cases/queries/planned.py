"""What is to be done next on a case, and how great the danger is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.policy import reach_case
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Planned:
    """The next step, the day it is due, the risk, and the version of the case that says so."""

    next_step: NextStep
    due_on: date | None
    risk: Risk
    version: int


def planned(actor: Actor, case: UUID) -> Planned:
    """What is planned on a case now. Raises NotFound."""
    row, _decision = reach_case(actor, case, Permission.CASE_READ)
    return Planned(NextStep(row.next_step), row.due_on, Risk(row.risk), row.version)
