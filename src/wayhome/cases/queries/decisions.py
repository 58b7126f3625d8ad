"""Decisions on the persons of a case, in the order in which they were recorded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can
from wayhome.cases.domain.decisions.terms import (
    AskedBy,
    DecidingBody,
    Recourse,
    is_above,
    standard_asked,
)
from wayhome.cases.domain.decisions.workflow import (
    TRANSITIONS,
    DecisionEvent,
    DecisionState,
)
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.domain.workflow import CaseState, ReopenReason
from wayhome.cases.models import Case, CaseComplaint, Decision, Reopening
from wayhome.cases.policy import reach_case, target_of
from wayhome.cases.queries.case_at_hand import PersonAtHand
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line of the history of a person; its reasons stay closed.

    The elements are None for what weighed nothing. `is_above` says that a higher standard was used
    than the stage asks for.
    """

    id: UUID
    event: DecisionEvent
    state: DecisionState
    body: DecidingBody | None
    standard_of_proof: StandardOfProof | None
    is_above: bool
    act: Presence | None
    means: Presence | None
    purpose: Presence | None
    is_child: bool | None
    asked_by: AskedBy | None
    recourse: Recourse | None
    decided_on: date
    reflection_until: date | None
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class DecidedPerson:
    """A person of the case, what is decided, and what the reader can record now.

    `number` is how pages call the person; `lines` are newest first. `is_here` is False for somebody
    whose complaint left the case.
    """

    person: UUID
    cluster: UUID | None
    number: int
    state: DecisionState
    lines: tuple[DecisionLine, ...]
    events: frozenset[DecisionEvent]
    is_here: bool = True

    @property
    def reflection_until(self) -> date | None:
        """The last day to recover and reflect, where a decision gave one."""
        return next((each.reflection_until for each in self.lines if each.reflection_until), None)

    @property
    def standard(self) -> StandardOfProof:
        """The standard that the next decision is asked for."""
        return standard_asked(self.state)


@dataclass(frozen=True, slots=True)
class ReopeningLine:
    """Why a case was opened again; the words stay closed."""

    id: UUID
    reason: ReopenReason
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """The persons of a case with what is decided about them, and why it was opened again."""

    persons: tuple[DecidedPerson, ...]
    reopenings: tuple[ReopeningLine, ...]

    def of(self, person: UUID) -> DecidedPerson:
        """One person. Raises NotFound."""
        for each in self.persons:
            if each.person == person:
                return each
        raise NotFound


def decisions_page(actor: Actor, case_id: UUID) -> DecisionsPage:
    """Everything that is decided in a case. Raises NotFound."""
    case, _decision = reach_case(actor, case_id, Permission.CASE_READ)
    rows = list(Decision.objects.filter(agency_id=case.agency_id, case=case).order_by("version"))
    may = _may(actor, case)
    persons, seen = [], set()
    for number, person in enumerate(persons_of(actor, case), start=1):
        own = [row for row in rows if row.person in person.complaints]
        seen |= {row.id for row in own}
        persons.append(
            _person(person.complaint, own, number=number, cluster=person.cluster, may=may)
        )
    left = dict.fromkeys(row.person for row in rows if row.id not in seen)
    for complaint in left:
        own = [row for row in rows if row.person == complaint]
        found = _person(complaint, own, number=len(persons) + 1, cluster=None, may=frozenset())
        persons.append(found)
    return DecisionsPage(tuple(persons), _reopenings(case))


def persons_of(actor: Actor, case: Case) -> tuple[PersonAtHand, ...]:
    """The persons of a case; whom the register does not know yet stands by the own complaint.

    Part of pages and actions, which ask the policy.
    """
    held = CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, detached_at__isnull=True
    )
    complaints = list(held.order_by("attached_at", "id").values_list("complaint_id", flat=True))
    clusters = {each.complaint: each.cluster for each in mentions(actor, complaints=complaints)}
    found: dict[UUID, list[UUID]] = {}
    for complaint in complaints:
        found.setdefault(clusters.get(complaint, complaint), []).append(complaint)
    return tuple(PersonAtHand(told[0], each, tuple(told)) for each, told in found.items())


def history_of(case: Case, person: PersonAtHand) -> tuple[Decision, ...]:
    """The decisions on a person, oldest first; part of actions, which ask the policy."""
    rows = Decision.objects.filter(agency_id=case.agency_id, case=case)
    return tuple(rows.filter(person__in=person.complaints).order_by("version"))


def _may(actor: Actor, case: Case) -> frozenset[DecisionEvent]:
    """What the actor could record if it followed."""
    if case.state != CaseState.OPEN:
        return frozenset()
    target = target_of(case)
    may = set()
    if can(actor, Permission.CASE_UPDATE, target):
        may.add(DecisionEvent.CONTEST)
    if can(actor, Permission.CASE_FIND, target):
        may |= set(DecisionEvent) - {DecisionEvent.CONTEST}
    return frozenset(may)


def _person(
    complaint: UUID,
    rows: list[Decision],
    *,
    number: int,
    cluster: UUID | None,
    may: frozenset[DecisionEvent],
) -> DecidedPerson:
    state = DecisionState(rows[-1].state) if rows else DecisionState.UNDECIDED
    states = [DecisionState.UNDECIDED, *(DecisionState(row.state) for row in rows)]
    lines = [_line(row, before) for row, before in zip(rows, states, strict=False)]
    return DecidedPerson(
        person=complaint,
        cluster=cluster,
        number=number,
        state=state,
        lines=tuple(reversed(lines)),
        events=frozenset(event for at, event in TRANSITIONS if at is state and event in may),
        is_here=cluster is not None,
    )


def _line(row: Decision, before: DecisionState) -> DecisionLine:
    standard = StandardOfProof(row.standard_of_proof) if row.standard_of_proof else None
    return DecisionLine(
        id=row.id,
        event=DecisionEvent(row.event),
        state=DecisionState(row.state),
        body=DecidingBody(row.body) if row.body else None,
        standard_of_proof=standard,
        is_above=standard is not None and is_above(standard, standard_asked(before)),
        act=Presence(row.act) if row.act else None,
        means=Presence(row.means) if row.means else None,
        purpose=Presence(row.purpose) if row.purpose else None,
        is_child=row.is_child,
        asked_by=AskedBy(row.asked_by) if row.asked_by else None,
        recourse=Recourse(row.recourse) if row.recourse else None,
        decided_on=row.decided_on,
        reflection_until=row.reflection_until,
        at=row.recorded_at,
        by=row.recorded_by,
    )


def _reopenings(case: Case) -> tuple[ReopeningLine, ...]:
    rows = Reopening.objects.filter(agency_id=case.agency_id, case=case).order_by("-version")
    return tuple(
        ReopeningLine(row.id, ReopenReason(row.reason), row.reopened_at, row.reopened_by)
        for row in rows
    )
