"""A referral moves on: at the sender's end recalled or stopped, at the receiver's answered and finished."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import WordsMissing, at_work, sealed_words
from wayhome.care.domain.events import ReferralAnswered
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import MoveRefused, state_after
from wayhome.care.domain.referrals import (
    REFERRAL_MOVES,
    WHO,
    ReferralEvent,
    ReferralOutcome,
    ReferralState,
    RejectReason,
    Side,
    StopReason,
    lacks_outcome,
)
from wayhome.care.models import Referral, ReferralOrigin, ReferralStep
from wayhome.care.policy import may_receive
from wayhome.care.queries.received import closed_now
from wayhome.care.queries.referral_holders import holders_of
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.events import publish
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place

_E = ReferralEvent

LINES = {
    _E.SEND: CareLine.REFERRAL_SEND,
    _E.ACCEPT: CareLine.REFERRAL_ACCEPT,
    _E.REJECT: CareLine.REFERRAL_REJECT,
    _E.RECALL: CareLine.REFERRAL_RECALL,
    _E.STOP: CareLine.REFERRAL_STOP,
    _E.FINISH: CareLine.REFERRAL_FINISH,
}


@dataclass(frozen=True, slots=True)
class ReferralMove:
    """An event on a referral; rejecting, stopping and finishing need a code, words never."""

    referral: UUID
    event: ReferralEvent
    code: RejectReason | StopReason | ReferralOutcome | None = None
    words: str = field(default="", repr=False)


_CODES: dict[ReferralEvent, type[RejectReason | StopReason | ReferralOutcome]] = {
    _E.REJECT: RejectReason,
    _E.STOP: StopReason,
    _E.FINISH: ReferralOutcome,
}


def move_own(move: ReferralMove, *, case: UUID, by: Actor) -> ReferralState:
    """The sender recalls, stops, or writes down what a provider outside this instance answered.

    Raises NotFound, EventRefused, MoveRefused, WordsMissing.
    """
    _check(move)
    with atomic():
        held = _at_work(move, case, by=by)
        row, _origin = lock_own(move.referral, held)
        is_answer = WHO[move.event] is Side.RECEIVER
        if move.event is _E.SEND or (is_answer and row.receiver_agency_id is not None):
            raise MoveRefused
        return _move(row, move, by=by)


def _at_work(move: ReferralMove, case: UUID, *, by: Actor) -> CaseAtHand:
    """The case with a line of what happens; sharing can be stopped though the case is closed."""
    held, _decision = case_at_hand(by, case, Permission.CASE_UPDATE)
    if move.event is _E.STOP and not held.is_open:
        return held
    return at_work(case, LINES[move.event], move.referral, by=by)


def answer(move: ReferralMove, *, by: Actor) -> ReferralState:
    """The receiving agency accepts, rejects or finishes; what it can read no longer it cannot accept.

    What it had accepted before the sharing was stopped it can still finish, and opens nothing by
    that. Raises NotFound, MoveRefused, WordsMissing.
    """
    if not may_receive(by, holders_of(by, [move.referral]).get(move.referral)):
        raise NotFound
    _check(move)
    if WHO[move.event] is not Side.RECEIVER:
        raise MoveRefused
    with atomic():
        sent = Referral.objects.filter(id=move.referral, receiver_agency_id=by.agency)
        # One that was recalled or stopped is seen, but its row is no longer ours to lock or change.
        row = sent.select_for_update().first() or sent.first()
        if row is None:
            raise NotFound
        if move.event is _E.ACCEPT and closed_now(by, row) is not None:
            raise MoveRefused
        state = _move(row, move, by=by)
        publish(ReferralAnswered(row.agency_id, row.id, move.event))
    return state


def lock_own(referral: UUID, held: CaseAtHand) -> tuple[Referral, ReferralOrigin]:
    """A referral of the case, locked, and what the sender alone knows of it. Raises NotFound."""
    origin = ReferralOrigin.objects.filter(
        referral_id=referral, agency_id=held.agency, case_id=held.id
    ).first()
    if origin is None:
        raise NotFound
    row = Referral.objects.select_for_update().get(id=referral, agency_id=held.agency)
    return row, origin


def add_step(
    row: Referral, event: ReferralEvent, *, by: Actor, code: str = "", words: str = ""
) -> None:
    """Add what happened to the referral's history, which both ends read."""
    step = new_id()
    ReferralStep(
        id=step,
        agency_id=row.agency_id,
        receiver_agency_id=row.receiver_agency_id,
        referral=row,
        event=event,
        code=code,
        sealed_words=sealed_words(
            words, key=row.key_id, place=Place("care_referral_step", "sealed_words", step)
        ),
        at=clock.now(),
        by_id=by.user,
        by_agency_id=by.agency,
    ).save(force_insert=True)


def _check(move: ReferralMove) -> None:
    """The code is one of those that the event takes. Raises WordsMissing."""
    wanted = _CODES.get(move.event)
    if wanted is not None and not isinstance(move.code, wanted):
        raise WordsMissing("code")


def _move(row: Referral, move: ReferralMove, *, by: Actor) -> ReferralState:
    """Write the next state, the step, and a leaf; the row is locked unless it is stopped."""
    before = ReferralState(row.state)
    state = state_after(REFERRAL_MOVES, before, move.event)
    code = move.code.value if move.code is not None and move.event in _CODES else ""
    if before is ReferralState.STOPPED:
        _add_outcome(row, move, by=by, code=code)
    else:
        _write(row, move.event, state=state, code=code)
        add_step(row, move.event, by=by, code=code, words=move.words)
    about = About(
        kind="referral", id=row.id, detail={"event": move.event.value, "code": code or None}
    )
    leave_leaf(by=by, tag=Tag.CARE_REFERRAL_MOVED, about=about)
    return state


def _write(row: Referral, event: ReferralEvent, *, state: ReferralState, code: str) -> None:
    """The next state of a referral, why, and when it was answered or ended."""
    row.state, row.reason = state, code
    changed = ["state", "reason"]
    if event in {_E.ACCEPT, _E.REJECT}:
        row.answered_at = clock.now()
        changed.append("answered_at")
    if state is not ReferralState.ACCEPTED:
        row.ended_at = clock.now()
        changed.append("ended_at")
    row.save(update_fields=changed)


def _add_outcome(row: Referral, move: ReferralMove, *, by: Actor, code: str) -> None:
    """What came of a stopped referral, once; why it was stopped keeps standing. Raises MoveRefused."""
    steps = ReferralStep.objects.filter(referral=row).values_list("event", flat=True)
    if not lacks_outcome({ReferralEvent(event) for event in steps}):
        raise MoveRefused
    try:
        with atomic():
            add_step(row, move.event, by=by, code=code, words=move.words)
    except IntegrityError:  # somebody said it at this moment
        raise MoveRefused from None
