"""What every change of a case shares: policy, lock, version, transition, and a line in its timeline."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.cases.domain.deadlines import FIRST_STEP_WITHIN
from wayhome.cases.domain.following import Following
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import NEEDS, CaseEvent, CaseState, EventRefused, state_after
from wayhome.cases.models import Case, Step
from wayhome.cases.policy import reach_case
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

Value = str | int | UUID | date | datetime | None


class CaseChanged(Exception):
    """Somebody else changed the case since it was shown; nothing was written."""

    def __init__(self, case: UUID) -> None:
        super().__init__()
        self.case = case


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the timeline will say."""

    kind: StepKind
    code: str = ""
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An event on a case as it was shown.

    `version` is the one the actor saw; None when the event harms nobody else's work. `needs`
    replaces the permission of the table where a narrower way is open to more people.
    """

    case: UUID
    event: CaseEvent
    version: int | None = None
    needs: Permission | None = field(default=None)


def lock_case(change: Change, *, by: Actor) -> Case:
    """The case, locked until the transaction ends.

    Raises NotFound when it is not there or not for the actor, CaseChanged when the version moved,
    EventRefused when the event cannot happen now.
    """
    reach_case(by, change.case, change.needs or NEEDS[change.event])
    case = Case.objects.select_for_update().filter(id=change.case, agency_id=by.agency).first()
    if case is None:
        raise NotFound
    if change.version is not None and change.version != case.version:
        raise CaseChanged(case.id)
    if case.erased_at is not None:
        raise EventRefused
    state_after(CaseState(case.state), change.event)
    return case


def write_case(case: Case, line: Line, *, by: Actor, **values: Value) -> Step:
    """Write changed columns, the next version, and the line that tells of it."""
    for name, value in values.items():
        setattr(case, name, value)
    case.version += 1
    case.save(update_fields=[*values, "version"])
    return add_line(case, line, by=by)


def go_on(case: Case, following: Following | None) -> dict[str, Value]:
    """The columns of the next step, when an event completed the present one."""
    step = following.after(case.next_step) if following else None
    if step is None:
        return {}
    return {"next_step": step, "due_on": clock.local_today() + FIRST_STEP_WITHIN[Risk(case.risk)]}


def add_line(case: Case, line: Line, *, by: Actor) -> Step:
    """Add a line to the timeline."""
    step = Step(
        agency_id=case.agency_id,
        case=case,
        kind=line.kind,
        code=line.code,
        subject_id=line.subject,
        version=case.version,
        at=clock.now(),
        by_id=by.user,
    )
    step.save(force_insert=True)
    return step
