"""One operation without anything that is sealed: the whole for those named on it, else its result."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, can
from wayhome.kernel.actor import Actor
from wayhome.operations.domain.kinds import SiteKind
from wayhome.operations.domain.persons import AgeBand, PersonState, Sex
from wayhome.operations.domain.result import Counts, ResultOutcome
from wayhome.operations.domain.workflow import NEEDS, OperationEvent, OperationState, possible
from wayhome.operations.models import (
    Event,
    LinkedCase,
    Member,
    Operation,
    Person,
    Result,
    Site,
)
from wayhome.operations.policy import readable_cases, target_of, visible_operations
from wayhome.operations.queries.approval import has_site, may_second
from wayhome.operations.queries.listing import OperationRow, row_of


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A place that the operation is held at, by its id in the room of sites."""

    place: UUID
    kind: SiteKind
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person found there; `complaint` and `case` once it is known whom the row is about."""

    id: UUID
    number: int
    sex: Sex
    age_band: AgeBand
    state: PersonState
    located_on: date
    freed_on: date | None
    has_name: bool
    complaint: UUID | None
    case: UUID | None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result; its words stay closed."""

    id: UUID
    number: int
    outcome: ResultOutcome
    counts: Counts
    has_words: bool
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history."""

    event: OperationEvent
    code: str
    subject: UUID | None
    at: datetime
    by: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class OperationPage:
    """What a page of an operation shows before anything is opened.

    `is_whole` is False for whoever reads a linked case and no more: then members, sites, history
    and events are empty, and cases and persons are those of the cases that they read.
    """

    row: OperationRow
    is_whole: bool
    needs_second: bool
    planned_by: UUID | None
    members: tuple[UUID, ...]
    cases: tuple[UUID, ...]
    sites: tuple[SiteLine, ...]
    persons: tuple[PersonLine, ...]
    results: tuple[ResultLine, ...]
    history: tuple[HistoryLine, ...]
    events: frozenset[OperationEvent]
    target: Target

    @property
    def result(self) -> ResultLine | None:
        """The result in force."""
        return self.results[0] if self.results else None


def operation_page(actor: Actor, operation: UUID) -> OperationPage:
    """An operation as its page shows it. Raises NotFound, for unknown and forbidden alike."""
    row = visible_operations(actor).filter(id=operation).first()
    if row is None:
        raise NotFound
    target = target_of(row)
    is_whole = can(actor, Permission.OPERATION_READ, target)
    cases = _cases(actor, row, is_whole=is_whole)
    persons = _persons(row)
    return OperationPage(
        row=row_of(row, persons=len(persons), cases=len(cases)),
        is_whole=is_whole,
        needs_second=row.needs_second,
        planned_by=row.planned_by,
        members=_members(row) if is_whole else (),
        cases=cases,
        sites=_sites(row) if is_whole else (),
        persons=persons if is_whole else tuple(p for p in persons if p.case in cases),
        results=_results(row),
        history=_history(row) if is_whole else (),
        events=_events(actor, row, target) if is_whole else frozenset(),
        target=target,
    )


def _events(actor: Actor, row: Operation, target: Target) -> frozenset[OperationEvent]:
    """What the actor can let happen now."""
    now = possible(OperationState(row.state))
    events = {event for event in now if can(actor, NEEDS[event], target)}
    if not (may_second(row, actor.user) and has_site(row)):
        events.discard(OperationEvent.APPROVE)
    return frozenset(events)


def _members(row: Operation) -> tuple[UUID, ...]:
    named = Member.objects.filter(agency_id=row.agency_id, operation=row, left_at__isnull=True)
    return tuple(named.order_by("named_at", "id").values_list("user_id", flat=True))


def _cases(actor: Actor, row: Operation, *, is_whole: bool) -> tuple[UUID, ...]:
    linked = LinkedCase.objects.filter(
        agency_id=row.agency_id, operation=row, unlinked_at__isnull=True
    )
    if not is_whole:
        linked = linked.filter(case_id__in=readable_cases(actor))
    return tuple(linked.order_by("linked_at", "id").values_list("case_id", flat=True))


def _sites(row: Operation) -> tuple[SiteLine, ...]:
    rows = Site.objects.filter(agency_id=row.agency_id, operation=row).order_by("added_at", "id")
    return tuple(SiteLine(each.place_id, SiteKind(each.kind), each.added_at) for each in rows)


def _persons(row: Operation) -> tuple[PersonLine, ...]:
    rows = Person.objects.filter(agency_id=row.agency_id, operation=row).order_by("number")
    return tuple(
        PersonLine(
            id=each.id,
            number=each.number,
            sex=Sex(each.sex),
            age_band=AgeBand(each.age_band),
            state=PersonState(each.state),
            located_on=each.located_on,
            freed_on=each.freed_on,
            has_name=each.sealed_name is not None,
            complaint=each.complaint_id,
            case=each.case_id,
        )
        for each in rows
    )


def _results(row: Operation) -> tuple[ResultLine, ...]:
    rows = Result.objects.filter(agency_id=row.agency_id, operation=row).order_by("-number")
    return tuple(
        ResultLine(
            id=each.id,
            number=each.number,
            outcome=ResultOutcome(each.outcome),
            counts=Counts(each.found, each.children, each.freed, each.arrested),
            has_words=each.sealed_words is not None,
            at=each.recorded_at,
            by=each.recorded_by,
        )
        for each in rows
    )


def _history(row: Operation) -> tuple[HistoryLine, ...]:
    rows = Event.objects.filter(agency_id=row.agency_id, operation=row)
    return tuple(
        HistoryLine(
            event=OperationEvent(each.event),
            code=each.code,
            subject=each.subject_id,
            at=each.at,
            by=each.by_id,
            version=each.version,
        )
        for each in rows.order_by("-at", "-version")
    )
