"""Erasures as lists and pages show them: codes, people and days, and no words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, can, require
from wayhome.cases.queries.readable import readable_codes
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.parts import PARTS, Part
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.domain.workflow import TRANSITIONS, ErasureEvent, ErasureState
from wayhome.erasure.models import Erasure, ErasurePart
from wayhome.erasure.queries.holds import holds
from wayhome.erasure.queries.legal_holds import LegalHoldRow, legal_holds
from wayhome.erasure.queries.receivers import ReceiverLine, receivers
from wayhome.erasure.queries.subject_at_hand import may, subject_at_hand
from wayhome.intake.queries.queue import rows_of
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
    subject: Subject
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
    """What is known of the erasure of a case or complaint, and what the reader can do about it now.

    `legal` are the holds in force; whoever may steer agrees to one and lifts it. `row` is the last
    one proposed. `events` hold what the state and the reader's role allow;
    `may_propose` also asks whether another one is under way. `may_read` is of the reason in words.
    """

    subject: Subject
    erased_at: datetime | None
    row: ErasureRow | None
    holds: tuple[HoldKind, ...]
    parts: tuple[Part, ...]
    events: frozenset[ErasureEvent]
    may_propose: bool
    legal: tuple[LegalHoldRow, ...]
    may_steer: bool
    may_read: bool
    receivers: tuple[ReceiverLine, ...]


def erasures(actor: Actor, pile: Pile) -> tuple[ErasureRow, ...]:
    """The erasures of what the actor may read, the newest first, at most 200. Raises NotFound."""
    require(actor, Permission.ERASURE_PROPOSE)
    codes = readable_codes(actor)
    readable = Q(case_id__in=list(codes))
    if can(actor, Permission.COMPLAINT_TRIAGE, Target(agency=actor.agency)):
        readable |= Q(complaint_id__isnull=False)
    own = Erasure.objects.filter(readable, agency_id=actor.agency, state__in=_STATES[pile])
    found = list(own.order_by("-proposed_at", "-id")[:_MOST])
    complaints = [row.complaint_id for row in found if row.complaint_id]
    codes |= {row.id: row.code for row in rows_of(actor, complaints)}
    return tuple(_row(row, codes[row.subject.id]) for row in found)


def erasure_page(actor: Actor, subject: Subject) -> ErasurePage:
    """The erasure of one case or complaint. Raises NotFound."""
    held, _decision = subject_at_hand(actor, subject, Permission.ERASURE_PROPOSE)
    last = _of(actor, subject).order_by("-proposed_at", "-id").first()
    row = _row(last, held.code) if last else None
    done = ErasurePart.objects.filter(agency_id=held.agency, erasure=last) if last else ()
    marked = {each.part for each in done}
    is_free = row is None or row.state in _STATES[Pile.NOT_ERASED]
    is_live = row is not None and row.state.is_live
    return ErasurePage(
        subject=subject,
        erased_at=held.erased_at,
        row=row,
        holds=holds(actor, held, row.ground if row and is_live else None),
        parts=tuple(part for part in PARTS[subject.kind] if part.value in marked),
        events=_events(actor, row) if row else frozenset(),
        may_propose=is_free and held.erased_at is None,
        legal=legal_holds(actor, subject),
        may_steer=may(actor, subject, Permission.ERASURE_APPROVE),
        may_read=is_live and held.erased_at is None and _reads(actor, subject),
        receivers=receivers(actor, subject, last.id if last else None),
    )


def live_erasure(actor: Actor, subject: Subject) -> ErasureRow | None:
    """An erasure that is proposed or waits, for every page of its subject, which asks the policy."""
    live = [*_STATES[Pile.PROPOSED], *_STATES[Pile.WAITING]]
    row = _of(actor, subject).filter(state__in=live).first()
    return _row(row, "") if row else None


def _events(actor: Actor, row: ErasureRow) -> frozenset[ErasureEvent]:
    """What the actor can let happen: nobody agrees to a proposal of their own, nor declines it."""
    possible = {event for state, event in TRANSITIONS if state is row.state}
    allowed = possible & {ErasureEvent.CALL_OFF}
    if row.proposed_by != actor.user and may(actor, row.subject, Permission.ERASURE_APPROVE):
        allowed |= possible & {ErasureEvent.APPROVE, ErasureEvent.DECLINE}
    return frozenset(allowed)


def _reads(actor: Actor, subject: Subject) -> bool:
    """Whether the reason in words opens for this reader."""
    try:
        _held, decision = subject_at_hand(actor, subject, Permission.FIELDS_OPEN)
    except NotFound:
        return False
    return FieldGroup.INTERNAL_NOTES in decision.field_groups


def _of(actor: Actor, subject: Subject) -> QuerySet[Erasure]:
    """Every erasure of one subject that was ever proposed."""
    return Erasure.objects.filter(
        agency_id=actor.agency, case_id=subject.case, complaint_id=subject.complaint
    )


def _row(row: Erasure, code: str) -> ErasureRow:
    waits = row.state == ErasureState.WAITING and row.days_left is not None
    return ErasureRow(
        id=row.id,
        subject=row.subject,
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
