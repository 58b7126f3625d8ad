"""Referrals as the receiving agency sees them: their frame, and the parts that were copied for it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.domain.closing import Closed, why_closed
from wayhome.care.domain.referrals import (
    ReferralEvent,
    ReferralState,
    Side,
    Urgency,
    moves_at,
    owner_of,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Referral, SharedPart
from wayhome.care.policy import HOLDS, TAKES_IN, may_receive, target_of_received
from wayhome.care.queries.agreements import agreements
from wayhome.care.queries.referral_holders import given_count, held_by, holders_of
from wayhome.care.queries.referral_key import key_of
from wayhome.care.queries.referral_steps import StepOfReferral, opened_step, steps_of
from wayhome.intake.domain.answers import Answers, from_json
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part that may be opened: its field group, and whether it is what staff wrote."""

    id: UUID
    group: FieldGroup
    is_words: bool


@dataclass(frozen=True, slots=True)
class Received:
    """A referral that another agency sent us, and who of us was given it.

    `closed` says why nothing of it can be opened.
    """

    id: UUID
    code: str
    sender: UUID
    kind: ServiceKind
    urgency: Urgency
    state: ReferralState
    reason: str
    sent_at: datetime | None
    shared_until: datetime | None
    closed: Closed | None
    holder: UUID | None = None
    parts: tuple[PartLine, ...] = ()
    steps: tuple[StepOfReferral, ...] = ()

    @property
    def owner(self) -> Side:
        """Who is answerable for the service now."""
        return owner_of(self.state)

    @property
    def events(self) -> tuple[ReferralEvent, ...]:
        """What the receiver can let happen now; what nobody can open any more, nobody accepts."""
        happened = {step.event for step in self.steps}
        moves = moves_at(self.state, [Side.RECEIVER], happened=happened)
        return tuple(
            event for event in moves if self.closed is None or event is not ReferralEvent.ACCEPT
        )


@dataclass(frozen=True, slots=True)
class OpenedShare:
    """One part, open: answers as they were told, or the words of the sender's staff."""

    part: UUID
    group: FieldGroup
    answers: Answers | None = field(default=None, repr=False)
    words: str = field(default="", repr=False)


def inbox(actor: Actor) -> tuple[Received, ...]:
    """What other agencies referred to the actor's, what waits for an answer first.

    Whoever does not take in referrals sees those that they were given. Without parts and steps,
    which the page of one referral has. Raises NotFound.
    """
    rows = Referral.objects.filter(receiver_agency_id=actor.agency).exclude(
        state=ReferralState.DRAFT
    )
    if not can(actor, TAKES_IN, Target(agency=actor.agency)):
        require(actor, HOLDS)
        rows = rows.filter(id__in=held_by(actor))
    found = sorted(rows.order_by("-sent_at", "id")[:200], key=_waits_first)
    in_force, holders = _in_force(actor), holders_of(actor, [row.id for row in found])
    return tuple(_frame(row, _closed(row, in_force), holders.get(row.id)) for row in found)


def unanswered_count(actor: Actor) -> int:
    """How many referrals wait for the agency's answer; for whoever takes none in, those given to them."""
    if not can(actor, TAKES_IN, Target(agency=actor.agency)):
        return given_count(actor)
    return Referral.objects.filter(
        receiver_agency_id=actor.agency, state=ReferralState.SENT
    ).count()


def received(actor: Actor, referral: UUID) -> Received:
    """One referral that was sent to the actor's agency. Raises NotFound."""
    row, holder = _row(actor, referral)
    return _received(actor, row, holder)


def open_part(actor: Actor, referral: UUID, part: UUID, *, purpose: Purpose) -> OpenedShare:
    """Open one part for a purpose, and leave a leaf.

    Raises NotFound, also when the referral was recalled, stopped or rejected, its consent has run
    out, or the agreement ended.
    """
    row, decision = _openable(actor, referral)
    if purpose not in decision.purposes:
        raise NotFound
    shared = SharedPart.objects.filter(
        id=part, referral=row, receiver_agency_id=actor.agency
    ).first()
    if shared is None or shared.sealed_content is None:
        raise NotFound
    group = FieldGroup(shared.field_group)
    if group not in decision.field_groups:
        raise NotFound
    content = unseal_json(
        shared.sealed_content,
        key=key_of(row),
        place=Place("care_shared_part", "sealed_content", shared.id),
    )
    leave_leaf(
        by=actor,
        tag=Tag.CARE_REFERRAL_OPENED,
        about=About(
            kind="referral",
            id=row.id,
            purpose=purpose.value,
            field_groups=[group.value],
            detail={"part": str(shared.id)},
        ),
    )
    if shared.is_words:
        return OpenedShare(shared.id, group, words=content)
    return OpenedShare(shared.id, group, answers=from_json(content))


def open_step(actor: Actor, referral: UUID, step: UUID, *, purpose: Purpose) -> str:
    """Open the words of one step as the receiver, for a purpose, and leave a leaf. Raises NotFound."""
    row, decision = _openable(actor, referral)
    return opened_step(actor, row, step, purpose=purpose, decision=decision)


def closed_now(actor: Actor, row: Referral) -> Closed | None:
    """Why its receiver can open nothing of a referral; part of an answer, which asks the policy."""
    return _closed(row, _in_force(actor))


def _openable(actor: Actor, referral: UUID) -> tuple[Referral, Decision]:
    """A referral whose parts can be opened now, and what of them the actor may. Raises NotFound."""
    row, holder = _row(actor, referral)
    target = target_of_received(actor, holder)
    decision = require(actor, Permission.FIELDS_OPEN, target)
    if _closed(row, _in_force(actor)) is not None:
        raise NotFound
    return row, decision


def _row(actor: Actor, referral: UUID) -> tuple[Referral, UUID | None]:
    """A referral that was sent to the actor's agency, and who holds it. Raises NotFound."""
    holder = holders_of(actor, [referral]).get(referral)
    if not may_receive(actor, holder):
        raise NotFound
    row = (
        Referral.objects.filter(id=referral, receiver_agency_id=actor.agency)
        .exclude(state=ReferralState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row, holder


def _in_force(actor: Actor) -> frozenset[UUID]:
    """The agreements under which something may be read today."""
    return frozenset(each.id for each in agreements(actor))


def _closed(row: Referral, in_force: frozenset[UUID]) -> Closed | None:
    """Why nothing can be opened; None while it can."""
    return why_closed(
        ReferralState(row.state),
        reason=row.reason,
        has_agreement=row.agreement_id in in_force,
        has_run_out=row.shared_until is not None and row.shared_until <= clock.now(),
    )


def _received(actor: Actor, row: Referral, holder: UUID | None) -> Received:
    """A referral as its receiver sees it."""
    closed = _closed(row, _in_force(actor))
    parts = SharedPart.objects.filter(referral=row, receiver_agency_id=actor.agency)
    shown = [] if closed else parts.order_by("is_words", "field_group")
    return replace(
        _frame(row, closed, holder),
        parts=tuple(
            PartLine(each.id, FieldGroup(each.field_group), each.is_words) for each in shown
        ),
        steps=steps_of([row.id]).get(row.id, ()),
    )


def _frame(row: Referral, closed: Closed | None, holder: UUID | None) -> Received:
    """What lists show of a referral."""
    return Received(
        id=row.id,
        code=row.code,
        sender=row.agency_id,
        kind=ServiceKind(row.kind),
        urgency=Urgency(row.urgency),
        state=ReferralState(row.state),
        reason=row.reason,
        sent_at=row.sent_at,
        shared_until=row.shared_until,
        closed=closed,
        holder=holder,
    )


def _waits_first(row: Referral) -> int:
    """What waits for an answer, what is under way, what is over."""
    order = {ReferralState.SENT: 0, ReferralState.ACCEPTED: 1}
    return order.get(ReferralState(row.state), 2)
