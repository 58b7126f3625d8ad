"""Erasures as lists and pages show them: codes, people and days, and no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.readable import readable_codes
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.parts import Part
from wayhome.erasure.domain.workflow import TRANSITIONS, ErasureEvent, ErasureState
from wayhome.erasure.models import Erasure, ErasurePart
from wayhome.erasure.queries.holds import holds
from wayhome.erasure.queries.legal_holds import LegalHoldRow, legal_holds
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

_MOST = 200


class Pile(StrEnum):
    """Which erasures a list shows."""

    PROPOSED = "proposed"
    WAITING = "waiting"
    ERASED = "erased"
    NOT_ERASED = "not_erased"


_STATES = {
    Pile.PROPOSED: (ErasureState.PROPOSED,),
    Pile.WAITING: (ErasureState.WAITING, ErasureState.RUNNING),
    Pile.ERASED: (ErasureState.DONE,),
    Pile.NOT_ERASED: (ErasureState.DECLINED, ErasureState.CALLED_OFF),
}


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """One erasure; `due_on` is the day it comes to if the worker sees every day until then."""

    id: UUID
    case: UUID
    code: str
    ground: Ground
    state: ErasureState
    proposed_at: datetime
    proposed_by: UUID
    approved_at: datetime | None
    approved_by: UUID | None
    due_on: date | None
    ended_at: datetime | None
    ended_by: UUID | None


@dataclass(frozen=True, slots=True)
class ErasurePage:
    """What is known of the erasure of a case, and what the reader can do about it now.

    `legal` are the holds in force; whoever may steer agrees to one and lifts it. `row` is the last
    one proposed. `events` hold what the state and the reader's role allow;
    `may_propose` also asks whether another one is under way.
    """

    row: ErasureRow | None
    holds: tuple[HoldKind, ...]
    parts: tuple[Part, ...]
    events: frozenset[ErasureEvent]
    may_propose: bool
    legal: tuple[LegalHoldRow, ...]
    may_steer: bool


def erasures(actor: Actor, pile: Pile) -> tuple[ErasureRow, ...]:
    """The erasures of cases that the actor may read, the newest first, at most 200.

    Raises NotFound.
    """
    require(actor, Permission.ERASURE_PROPOSE)
    codes = readable_codes(actor)
    found = Erasure.objects.filter(
        agency_id=actor.agency, case_id__in=list(codes), state__in=_STATES[pile]
    )
    return _rows(found.order_by("-proposed_at", "-id")[:_MOST], codes)


def erasure_page(actor: Actor, case: UUID) -> ErasurePage:
    """The erasure of one case. Raises NotFound."""
    held, _decision = case_at_hand(actor, case, Permission.ERASURE_PROPOSE)
    own = Erasure.objects.filter(agency_id=held.agency, case_id=held.id)
    last = own.order_by("-proposed_at", "-id").first()
    row = _row(last, held.code) if last else None
    done = ErasurePart.objects.filter(agency_id=held.agency, erasure=last) if last else ()
    marked = {each.part for each in done}
    is_free = row is None or row.state in _STATES[Pile.NOT_ERASED]
    is_live = row is not None and row.state.is_live
    return ErasurePage(
        row=row,
        holds=holds(actor, held, row.ground if row and is_live else None),
        parts=tuple(part for part in Part if part.value in marked),
        events=_events(actor, row) if row else frozenset(),
        may_propose=is_free and held.erased_at is None,
        legal=legal_holds(actor, held.id),
        may_steer=_approves(actor, held.id),
    )


def live_erasure(actor: Actor, case: UUID) -> ErasureRow | None:
    """An erasure that is proposed or waits, for every page of the case, which asks the policy."""
    own = Erasure.objects.filter(agency_id=actor.agency, case_id=case)
    row = own.filter(state__in=[*_STATES[Pile.PROPOSED], *_STATES[Pile.WAITING]]).first()
    return _row(row, "") if row else None


def _events(actor: Actor, row: ErasureRow) -> frozenset[ErasureEvent]:
    """What the actor can let happen: nobody agrees to a proposal of their own, nor declines it."""
    possible = {event for state, event in TRANSITIONS if state is row.state}
    allowed = possible & {ErasureEvent.CALL_OFF}
    if row.proposed_by != actor.user and _approves(actor, row.case):
        allowed |= possible & {ErasureEvent.APPROVE, ErasureEvent.DECLINE}
    return frozenset(allowed)


def _approves(actor: Actor, case: UUID) -> bool:
    try:
        case_at_hand(actor, case, Permission.ERASURE_APPROVE)
    except NotFound:
        return False
    return True


def _rows(found: Iterable[Erasure], codes: dict[UUID, str]) -> tuple[ErasureRow, ...]:
    return tuple(_row(row, codes[row.case_id]) for row in found)


def _row(row: Erasure, code: str) -> ErasureRow:
    waits = row.state == ErasureState.WAITING and row.days_left is not None
    return ErasureRow(
        id=row.id,
        case=row.case_id,
        code=code,
        ground=Ground(row.ground),
        state=ErasureState(row.state),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        due_on=clock.local_today() + timedelta(days=row.days_left or 0) if waits else None,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
