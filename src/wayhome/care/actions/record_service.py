"""Write down a service, and move it on."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import Whom, at_work, lock_case, person_of, sealed_words
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import state_after
from wayhome.care.domain.services import SERVICE_MOVES, ServiceEvent, ServiceKind, ServiceState
from wayhome.care.domain.stays import DaysDisordered
from wayhome.care.models import Provider, Service
from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.milestones import Milestone, MoveRefused
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place

_LINES = {
    ServiceEvent.BEGIN: CareLine.SERVICE_BEGIN,
    ServiceEvent.COMPLETE: CareLine.SERVICE_COMPLETE,
    ServiceEvent.STOP: CareLine.SERVICE_STOP,
}


class DayAhead(ValueError):
    """What has happened cannot lie in the future."""


@dataclass(frozen=True, slots=True)
class NewService:
    """A service for a person. Without a first day it is planned; with one it has begun."""

    id: UUID
    whom: Whom
    kind: ServiceKind
    provider: UUID | None = None
    from_on: date | None = None
    note: str = field(default="", repr=False)


def record_service(new: NewService, *, by: Actor) -> UUID:
    """Write down a service; the first that begins lets the lodgers see that the person is supported.

    Raises NotFound, EventRefused, DayAhead.
    """
    if new.from_on is not None and new.from_on > clock.local_today():
        raise DayAhead
    state = ServiceState.UNDER_WAY if new.from_on else ServiceState.PLANNED
    with atomic():
        lock_case(new.whom.case, by=by)
        if Service.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.whom.case, CareLine.SERVICE, new.id, by=by)
        if new.provider is not None:
            known_provider(new.provider, by=by)
        Service(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, new.whom),
            kind=new.kind,
            provider_id=new.provider,
            state=state,
            from_on=new.from_on,
            sealed_note=sealed_words(
                new.note, key=held.key, place=Place("care_service", "sealed_note", new.id)
            ),
            recorded_at=clock.now(),
            recorded_by=by.user,
        ).save(force_insert=True)
        if state is ServiceState.UNDER_WAY:
            tell_supported(held.id, by=by)
        about = About(
            kind="case", id=held.id, detail={"type": new.kind.value, "state": state.value}
        )
        leave_leaf(by=by, tag=Tag.CARE_SERVICE_RECORDED, about=about)
    return new.id


def move_service(
    service: UUID, event: ServiceEvent, *, case: UUID, on_day: date, by: Actor
) -> None:
    """Begin, complete or stop a service on a day.

    Raises NotFound, EventRefused, MoveRefused of care, DayAhead, DaysDisordered.
    """
    if on_day > clock.local_today():
        raise DayAhead
    with atomic():
        held = at_work(case, _LINES[event], service, by=by)
        row = (
            Service.objects.select_for_update()
            .filter(id=service, agency_id=held.agency, case_id=held.id)
            .first()
        )
        if row is None:
            raise NotFound
        row.state = state_after(SERVICE_MOVES, ServiceState(row.state), event)
        if event is ServiceEvent.BEGIN:
            row.from_on = on_day
            tell_supported(held.id, by=by)
        elif row.from_on is not None:
            if on_day < row.from_on:
                raise DaysDisordered
            row.until_on = on_day
        row.save(update_fields=["state", "from_on", "until_on"])
        about = About(
            kind="case", id=held.id, detail={"service": str(row.id), "event": event.value}
        )
        leave_leaf(by=by, tag=Tag.CARE_SERVICE_MOVED, about=about)


def known_provider(provider: UUID, *, by: Actor) -> Provider:
    """A provider of the agency that is in use. Raises NotFound."""
    row = Provider.objects.filter(id=provider, agency_id=by.agency, is_active=True).first()
    if row is None:
        raise NotFound
    return row


def tell_supported(case: UUID, *, by: Actor) -> None:
    """Let the lodgers see that the person is supported, when that may follow now."""
    with suppress(MoveRefused):
        reach(case=case, milestone=Milestone.SUPPORTED, by=by)
