"""What is done for the persons of a case, without anything sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.care.domain.children import (
    ChildStepKind,
    ChildView,
    ForWhat,
    TakingPart,
    missing_steps,
)
from wayhome.care.domain.needs import Need
from wayhome.care.domain.services import ServiceKind, ServiceState
from wayhome.care.domain.stays import LeaveReason, Nights, StayState
from wayhome.care.models import ChildStep, Conference, NeedsAssessment, Service, Stay
from wayhome.care.queries.child_steps import is_child
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.queries.persons import Asked, everybody
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class NeedsLine:
    """One needs assessment: an answer for each type that is asked about."""

    id: UUID
    person: UUID
    answers: Mapping[ServiceKind, Need]
    has_note: bool
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service, by whom, from when to when."""

    id: UUID
    person: UUID
    kind: ServiceKind
    provider: str
    provider_id: UUID | None
    state: ServiceState
    from_on: date | None
    until_on: date | None
    has_note: bool


@dataclass(frozen=True, slots=True)
class StayLine:
    """One stay, and how many nights of it are over."""

    id: UUID
    person: UUID
    provider: UUID
    provider_name: str
    state: StayState
    arrives_on: date
    leaves_on: date | None
    left_for: LeaveReason | None
    nights: int


@dataclass(frozen=True, slots=True)
class ChildStepLine:
    """One step for a child."""

    id: UUID
    person: UUID
    kind: ChildStepKind
    on_day: date
    took_part: tuple[TakingPart, ...]
    child_view: ChildView


@dataclass(frozen=True, slots=True)
class ConferenceLine:
    """One conference."""

    id: UUID
    held_on: date
    took_part: tuple[TakingPart, ...]
    has_tasks: bool
    by: UUID | None


@dataclass(frozen=True, slots=True)
class PersonOfCare:
    """A person of the case: whether a child, and what is missing before a stay or a return."""

    complaint: UUID
    complaints: tuple[UUID, ...]
    is_child: bool | None
    before_stay: tuple[ChildStepKind, ...]
    before_return: tuple[ChildStepKind, ...]


@dataclass(frozen=True, slots=True)
class CarePage:
    """Everything of care in a case; lists are newest first."""

    persons: tuple[PersonOfCare, ...]
    needs: tuple[NeedsLine, ...]
    services: tuple[ServiceLine, ...]
    stays: tuple[StayLine, ...]
    child_steps: tuple[ChildStepLine, ...]
    conferences: tuple[ConferenceLine, ...]


def care_page(actor: Actor, case: UUID) -> CarePage:
    """What is done for the persons of a case. Raises NotFound."""
    case_at_hand(actor, case, Permission.CASE_READ)
    of_case = {"agency_id": actor.agency, "case_id": case}
    steps = tuple(
        ChildStepLine(
            id=row.id,
            person=row.complaint_id,
            kind=ChildStepKind(row.kind),
            on_day=row.on_day,
            took_part=tuple(TakingPart(role) for role in row.took_part),
            child_view=ChildView(row.child_view),
        )
        for row in ChildStep.objects.filter(**of_case).order_by("-on_day", "-recorded_at")
    )
    services = Service.objects.filter(**of_case).select_related("provider")
    stays = Stay.objects.filter(**of_case).select_related("provider")
    conferences = Conference.objects.filter(**of_case).order_by("-held_on", "-recorded_at")
    return CarePage(
        persons=tuple(_person(actor, asked, steps) for asked in everybody(actor, case)),
        needs=tuple(
            needs_line(row)
            for row in NeedsAssessment.objects.filter(**of_case).order_by("-assessed_at", "id")
        ),
        services=tuple(map(service_line, services.order_by("-recorded_at", "id"))),
        stays=tuple(map(stay_line, stays.order_by("-arrives_on", "-booked_at"))),
        child_steps=steps,
        conferences=tuple(map(_conference, conferences)),
    )


def _person(actor: Actor, asked: Asked, steps: tuple[ChildStepLine, ...]) -> PersonOfCare:
    """A person with what is missing before a stay or a return."""
    child = is_child(actor, asked.complaints)
    done = {step.kind for step in steps if step.person in asked.complaints}
    return PersonOfCare(
        complaint=asked.complaint,
        complaints=asked.complaints,
        is_child=child,
        before_stay=missing_steps(ForWhat.STAY, is_child=child, done=done),
        before_return=missing_steps(ForWhat.RETURN, is_child=child, done=done),
    )


def needs_line(row: NeedsAssessment) -> NeedsLine:
    """A needs assessment as pages show it."""
    return NeedsLine(
        id=row.id,
        person=row.complaint_id,
        answers={ServiceKind(kind): Need(answer) for kind, answer in row.answers.items()},
        has_note=row.sealed_note is not None,
        at=row.assessed_at,
        by=row.assessed_by,
    )


def service_line(row: Service) -> ServiceLine:
    """A service as pages show it."""
    return ServiceLine(
        id=row.id,
        person=row.complaint_id,
        kind=ServiceKind(row.kind),
        provider=row.provider.name if row.provider else "",
        provider_id=row.provider_id,
        state=ServiceState(row.state),
        from_on=row.from_on,
        until_on=row.until_on,
        has_note=row.sealed_note is not None,
    )


def stay_line(row: Stay) -> StayLine:
    """A stay as pages show it; nights count up to today, and none that was never slept."""
    slept = row.state in {StayState.IN, StayState.OUT}
    nights = Nights(row.arrives_on, row.leaves_on)
    return StayLine(
        id=row.id,
        person=row.complaint_id,
        provider=row.provider_id,
        provider_name=row.provider.name,
        state=StayState(row.state),
        arrives_on=row.arrives_on,
        leaves_on=row.leaves_on,
        left_for=LeaveReason(row.left_for) if row.left_for else None,
        nights=nights.count(clock.local_today()) if slept else 0,
    )


def _conference(row: Conference) -> ConferenceLine:
    """A conference as pages show it."""
    return ConferenceLine(
        id=row.id,
        held_on=row.held_on,
        took_part=tuple(TakingPart(role) for role in row.took_part),
        has_tasks=row.sealed_tasks is not None,
        by=row.recorded_by,
    )
