"""A complaint that is in no case and may be erased, and the two people who agree on it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tests.cases.ground import Office, office
from tests.erasure.ground import MARK, told_complaint
from wayhome.cases.actions.set_aside import set_aside
from wayhome.cases.domain.triage import SetAsideReason
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.count_day import count_day
from wayhome.erasure.actions.decide import approve
from wayhome.erasure.actions.propose import NewErasure, propose
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.subjects import Subject, complaint_subject
from wayhome.erasure.domain.workflow import WAITING_DAYS
from wayhome.intake.actions.add_attachment import add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import clock, context
from wayhome.kernel.database import DbRole
from wayhome.people.actions.add_name_form import add_name_form
from wayhome.people.domain.name_forms import NameKind
from wayhome.people.models import Person

WITHDRAWN = NewErasure(Ground.LODGER_WITHDREW, f"{MARK} took it back on the telephone.")


@dataclass(frozen=True, slots=True)
class Aside:
    """An agency, and a complaint that was set aside."""

    unit: Office
    complaint: UUID

    @property
    def subject(self) -> Subject:
        """What is to be erased."""
        return complaint_subject(self.complaint)


def aside(unit: Office | None = None) -> Aside:
    """A complaint with a file, a message, a person of two names and a place, set aside."""
    unit = unit or office()
    complaint = told_complaint(unit)
    file = NamedFile("told.txt", clean("told.txt", f"{MARK} wrote it.".encode()))
    with context.acting(unit.supervisor) as by:
        add_message(complaint_id=complaint, text=f"Dear {MARK}", by=by)
        add_attachment(complaint_id=complaint, named=file, by=by)
        person = Person.objects.get(complaint_id=complaint).id
        add_name_form(person=person, name=f"Old {MARK}", kind=NameKind.NICKNAME, by=by)
    with context.acting(unit.intake) as by:
        set_aside(complaint=complaint, reason=SetAsideReason.WITHDRAWN, by=by)
    return Aside(unit, complaint)


def proposed(at: Aside, new: NewErasure = WITHDRAWN) -> UUID:
    """An erasure proposed by the intake officer."""
    with context.acting(at.unit.intake) as by:
        return propose(subject=at.subject, new=new, by=by)


def approved(at: Aside) -> UUID:
    """An erasure to which the supervisor agreed."""
    erasure = proposed(at)
    with context.acting(at.unit.supervisor) as by:
        approve(erasure=erasure, by=by)
    return erasure


def waited(at: Aside) -> None:
    """The worker sees all the days pass."""
    start = clock.now()
    for day in range(1, WAITING_DAYS + 1):
        with (
            clock.at(start + timedelta(days=day)),
            context.acting(at.unit.system, role=DbRole.JOBS) as by,
        ):
            count_day(by=by)


def carried_out(at: Aside, erasure: UUID) -> int:
    """What the job does until nothing is left to do; returns how many parts it destroyed."""
    done = 0
    while True:
        with context.acting(at.unit.system, role=DbRole.JOBS) as by:
            if carry_out(erasure=erasure, by=by) is None:
                return done
        done += 1


def erased(at: Aside) -> UUID:
    """The complaint erased from beginning to end."""
    erasure = approved(at)
    waited(at)
    carried_out(at, erasure)
    return erasure
