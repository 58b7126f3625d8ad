"""A case that is closed and may be erased, and the two people who agree on it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from tests.cases.ground import Office, found, office, opened
from tests.intake.ground import answers, lodge_publicly
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.add_note import add_note
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.workflow import CloseReason
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.count_day import count_day
from wayhome.erasure.actions.decide import approve
from wayhome.erasure.actions.propose import NewErasure, propose
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.domain.workflow import WAITING_DAYS
from wayhome.intake.actions.add_message import add_message
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import DbRole
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.models import Person
from wayhome.reintegration.models import FollowUp
from wayhome.sites.actions.propose_sites import propose_sites
from wayhome.sites.actions.register_place import register_place

MARK = "Zyxomma"
"""An invented word in everything that is sealed of the case."""

PLACE = f"{MARK} Heron Park, Street 271, behind the old pier, 10.60932, 103.52958"

ASKED = NewErasure(Ground.PERSON_ASKED, f"{MARK} asked for it in a letter.")


@dataclass(frozen=True, slots=True)
class Told:
    """An agency with two supervisors, and a closed case about one person who told much."""

    unit: Office
    second: Actor
    case: UUID
    complaint: UUID


def told(unit: Office | None = None) -> Told:
    """A closed case with an answer, a message, a note, a finding, a person and a place."""
    unit = unit or office()
    complaint = told_complaint(unit)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        add_note(case=case, note=uuid4(), text=f"{MARK} called.", by=by)
        add_message(complaint_id=complaint, text=f"Dear {MARK}", by=by)
    found(case, by=unit.supervisor)
    shut(unit, case)
    return Told(unit, second_supervisor(unit), case, complaint)


def told_complaint(unit: Office) -> UUID:
    """A complaint whose person and place are registered and findable."""
    given = answers(name=f"{MARK} Keo", place=PLACE, story=f"{MARK} cannot leave.")
    complaint = lodge_publicly(unit.agency, key=str(uuid4()), answers=given).complaint
    with context.acting(unit.system, role=DbRole.JOBS) as by:
        person = register_complaint(complaint=complaint, by=by)
        place = register_place(complaint=complaint, by=by)
    assert place is not None
    with context.acting(unit.system, role=DbRole.JOBS) as by:
        propose_matches(person=person, by=by)
        propose_sites(place=place, by=by)
    return complaint


def person_of(unit: Office, complaint: UUID) -> UUID:
    """The person a complaint is about."""
    with context.acting(unit.system):
        return Person.objects.get(complaint_id=complaint).id


def shut(unit: Office, case: UUID) -> None:
    """The case closed, and what is still planned left as it stands."""
    with context.acting(unit.supervisor) as by:
        planned = FollowUp.objects.values_list("id", flat=True)
        close(case=case, reason=CloseReason.HELPED, by=by, leaving=planned)


def second_supervisor(unit: Office) -> Actor:
    """Another supervisor of the agency."""
    new = NewUser(
        username=f"second-{uuid4().hex[:8]}",
        display_name="Second of unit",
        password="long enough to keep",
        roles=[Role.SUPERVISOR],
    )
    with context.acting(unit.system) as by:
        user = create_user(new, by=by)
    return Actor(
        kind=ActorKind.STAFF,
        agency=unit.agency,
        user=user,
        roles=frozenset({Role.SUPERVISOR.value}),
    )


def proposed(at: Told, new: NewErasure = ASKED) -> UUID:
    """An erasure proposed by the first supervisor."""
    with context.acting(at.unit.supervisor) as by:
        return propose(subject=case_subject(at.case), new=new, by=by)


def approved(at: Told) -> UUID:
    """An erasure on which two agreed."""
    erasure = proposed(at)
    with context.acting(at.second) as by:
        approve(erasure=erasure, by=by)
    return erasure


def waited(at: Told, days: int = WAITING_DAYS) -> None:
    """The worker sees so many days pass."""
    start = clock.now()
    for day in range(1, days + 1):
        with clock.at(start + timedelta(days=day)):
            seen(at)


def seen(at: Told) -> None:
    """The worker looks at the clock."""
    with context.acting(at.unit.system, role=DbRole.JOBS) as by:
        count_day(by=by)


def carried_out(at: Told, erasure: UUID) -> int:
    """What the job does until nothing is left to do; returns how many parts it destroyed."""
    done = 0
    while True:
        with context.acting(at.unit.system, role=DbRole.JOBS) as by:
            if carry_out(erasure=erasure, by=by) is None:
                return done
        done += 1


def erased(at: Told) -> UUID:
    """The case erased from beginning to end."""
    erasure = approved(at)
    waited(at)
    carried_out(at, erasure)
    return erasure
