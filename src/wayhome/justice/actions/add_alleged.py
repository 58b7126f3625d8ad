"""Add an alleged person to a case."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.jobs.queue import enqueue
from wayhome.justice.actions.write_telling import NewTelling, check_telling, write_telling
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.steps import JusticeStep
from wayhome.justice.models import AllegedPerson
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_code, new_id


@dataclass(frozen=True, slots=True)
class NewAlleged:
    """What is told of somebody for the first time; the identity may be empty, the roles may not."""

    told: NewTelling
    identity: Identity = field(default_factory=Identity, repr=False)


def add_alleged(*, case: UUID, new: NewAlleged, by: Actor, version: int | None = None) -> UUID:
    """Add an alleged person with a key of their own, and return the id.

    Links to other cases are proposed by the job `justice.propose_links`. Raises NotFound,
    CaseChanged, EventRefused, RoleUnknown, TooMuchTold, PersonNotOfCase.
    """
    identity = new.identity.checked()
    check_telling(new.told, case=case, by=by)
    with atomic():
        alleged = new_id()
        line = Line(StepKind.JUSTICE, code=JusticeStep.ALLEGED_ADDED, subject=alleged)
        held = work_on(case, line, by=by, version=version)
        person = AllegedPerson(
            id=alleged,
            agency_id=held.agency,
            code=new_code(),
            case_id=held.id,
            key_id=keys.store().create(new_id()).id,
            added_at=clock.now(),
            added_by=by.user,
        )
        person.save(force_insert=True)
        write_telling(person, new.told, identity=identity, by=by)
        enqueue("justice.propose_links", agency=held.agency, alleged=alleged)
        about = About(kind="case", id=held.id, detail={"alleged": str(alleged)})
        leave_leaf(by=by, tag=Tag.JUSTICE_ALLEGED_ADDED, about=about)
    return alleged
