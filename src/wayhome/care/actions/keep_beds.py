"""Shelter stays: keep a bed, arrive, leave, give the bed back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.keep_providers import lock_provider
from wayhome.care.actions.record_service import DayAhead
from wayhome.care.actions.working import Whom, WordsMissing, at_work, lock_case, person_of
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.children import ChildStepsMissing, ForWhat
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import state_after
from wayhome.care.domain.services import ServiceKind
from wayhome.care.domain.stays import (
    HOLDING,
    STAY_MOVES,
    DaysDisordered,
    LeaveReason,
    Nights,
    StayEvent,
    StayState,
    check_bed,
)
from wayhome.care.models import Provider, Stay
from wayhome.care.queries.approvals import require_approval
from wayhome.care.queries.child_steps import steps_in_the_way
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class NoShelter(Exception):
    """The provider is no shelter, is not in use, or nobody said how many beds it has."""


@dataclass(frozen=True, slots=True)
class NewStay:
    """A bed for a person from a day; `leaves_on` is the day of leaving when it is known."""

    id: UUID
    whom: Whom
    provider: UUID
    arrives_on: date
    leaves_on: date | None = None


def book_stay(new: NewStay, *, by: Actor) -> UUID:
    """Keep a bed. The provider is locked: two who want the last bed find out in turn.

    Raises NotFound, EventRefused, NoShelter, NoBedFree, DaysDisordered.
    """
    nights = Nights(new.arrives_on, new.leaves_on)
    with atomic():
        lock_case(new.whom.case, by=by)
        if Stay.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.whom.case, CareLine.STAY_BOOK, new.id, by=by)
        shelter = _shelter(new.provider, by=by)
        _check_free(shelter, nights)
        Stay(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, new.whom),
            provider=shelter,
            arrives_on=new.arrives_on,
            leaves_on=new.leaves_on,
            booked_at=clock.now(),
            booked_by=by.user,
        ).save(force_insert=True)
        about = About(kind="case", id=held.id, detail={"stay": str(new.id)})
        leave_leaf(by=by, tag=Tag.CARE_STAY_BOOKED, about=about)
    return new.id


def arrive(stay: UUID, on_day: date, *, case: UUID, by: Actor) -> None:
    """The person moves in. A child needs a guardian and an assessment of best interests first.

    Raises NotFound, EventRefused, MoveRefused, DayAhead, DaysDisordered, NoBedFree, NoShelter,
    ChildStepsMissing, ApprovalMissing.
    """
    if on_day > clock.local_today():
        raise DayAhead
    with atomic():
        held = at_work(case, CareLine.STAY_ARRIVE, stay, by=by)
        row = _lock(stay, held)
        state = state_after(STAY_MOVES, StayState(row.state), StayEvent.ARRIVE)
        missing = steps_in_the_way(by, held.id, person=row.complaint_id, for_what=ForWhat.STAY)
        if missing:
            raise ChildStepsMissing(missing)
        require_approval(by, ApprovalStep.STAY, row.id)
        shelter = _shelter(row.provider_id, by=by)
        _check_free(shelter, Nights(on_day, row.leaves_on), but=row.id)
        row.state, row.arrives_on = state, on_day
        _write(row, StayEvent.ARRIVE, by=by)


def leave(stay: UUID, on_day: date, why: LeaveReason | None, *, case: UUID, by: Actor) -> None:
    """The person leaves; the night that begins on that day is free again.

    Raises NotFound, EventRefused, MoveRefused, WordsMissing, DayAhead, DaysDisordered.
    """
    if why is None:
        raise WordsMissing("left_for")
    if on_day > clock.local_today():
        raise DayAhead
    with atomic():
        held = at_work(case, CareLine.STAY_LEAVE, stay, by=by)
        row = _lock(stay, held)
        row.state = state_after(STAY_MOVES, StayState(row.state), StayEvent.LEAVE)
        if on_day < row.arrives_on:
            raise DaysDisordered
        row.leaves_on, row.left_for = on_day, why
        _write(row, StayEvent.LEAVE, by=by)


def cancel_stay(stay: UUID, *, case: UUID, by: Actor) -> None:
    """Give a kept bed back. Raises NotFound, EventRefused, MoveRefused."""
    with atomic():
        held = at_work(case, CareLine.STAY_CANCEL, stay, by=by)
        row = _lock(stay, held)
        row.state = state_after(STAY_MOVES, StayState(row.state), StayEvent.CANCEL)
        _write(row, StayEvent.CANCEL, by=by)


def _shelter(provider: UUID, *, by: Actor) -> Provider:
    """A shelter with beds, locked. Raises NotFound, NoShelter."""
    row = lock_provider(provider, by=by)
    if not row.is_active or ServiceKind.SHELTER.value not in row.kinds or row.capacity is None:
        raise NoShelter
    return row


def _check_free(shelter: Provider, nights: Nights, *, but: UUID | None = None) -> None:
    """Raises NoBedFree when a wanted night is full; the shelter is locked."""
    others = _holding(shelter).exclude(id=but) if but else _holding(shelter)
    taken = [Nights(*days) for days in others.values_list("arrives_on", "leaves_on")]
    check_bed(nights, taken, beds=shelter.capacity or 0)


def _holding(shelter: Provider) -> QuerySet[Stay]:
    """Stays that take a bed of the shelter."""
    return Stay.objects.filter(
        agency_id=shelter.agency_id, provider=shelter, state__in=sorted(HOLDING)
    )


def _lock(stay: UUID, held: CaseAtHand) -> Stay:
    """A stay of the case, locked. Raises NotFound."""
    row = (
        Stay.objects.select_for_update()
        .filter(id=stay, agency_id=held.agency, case_id=held.id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _write(row: Stay, event: StayEvent, *, by: Actor) -> None:
    """Write a moved stay and leave a leaf."""
    row.save(update_fields=["state", "arrives_on", "leaves_on", "left_for"])
    about = About(kind="case", id=row.case_id, detail={"stay": str(row.id), "event": event.value})
    leave_leaf(by=by, tag=Tag.CARE_STAY_MOVED, about=about)
