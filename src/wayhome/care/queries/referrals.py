"""Referrals as the sender sees them: those of a case, those of the agency, and what one would share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.referrals import (
    NobodyAsked,
    ReferralEvent,
    ReferralState,
    Side,
    Urgency,
    moves_at,
    owner_of,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Referral, ReferralOrigin
from wayhome.care.queries.agreements import AgreementMissing, require_agreement
from wayhome.care.queries.approvals import approvals_of, steps_to_approve
from wayhome.care.queries.referral_steps import StepOfReferral, opened_step, steps_of
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.readable import readable_ids
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key, provider_key
from wayhome.consent.queries.covers import NotCovered, require_cover
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral with its case and person, for its sender; nothing sealed."""

    id: UUID
    code: str
    case: UUID
    person: UUID
    kind: ServiceKind
    urgency: Urgency
    groups: tuple[FieldGroup, ...]
    has_words: bool
    origin: UUID
    provider: UUID | None
    provider_name: str
    receiver: UUID | None
    state: ReferralState
    reason: str
    sent_at: datetime | None
    shared_until: datetime | None
    waits: bool
    steps: tuple[StepOfReferral, ...]

    @property
    def owner(self) -> Side:
        """Who is answerable for the service now."""
        return owner_of(self.state)

    @property
    def events(self) -> tuple[ReferralEvent, ...]:
        """What the sender can let happen now; answers of a provider outside are the sender's to write."""
        ends = [Side.SENDER] if self.receiver else list(Side)
        return moves_at(self.state, ends, happened={step.event for step in self.steps})


@dataclass(frozen=True, slots=True)
class GroupPreview:
    """One field group of a draft: whether it may leave, and in plain words why not."""

    group: FieldGroup
    lacks_consent: str
    lacks_agreement: bool

    @property
    def may_leave(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.lacks_consent and not self.lacks_agreement


def referrals_of(actor: Actor, case: UUID) -> tuple[ReferralLine, ...]:
    """The referrals of a case, newest first. Raises NotFound."""
    case_at_hand(actor, case, Permission.CASE_READ)
    origins = ReferralOrigin.objects.filter(agency_id=actor.agency, case_id=case)
    approved = _approved(actor, case)
    rows = origins.select_related("referral", "provider").order_by("-drafted_at", "id")
    return _lines(rows, approved=approved)


def referrals_out(actor: Actor) -> tuple[ReferralLine, ...]:
    """What the agency sent and drafted, of the cases that the actor may read, newest first."""
    if not can(actor, Permission.CASE_READ):
        return ()
    origins = ReferralOrigin.objects.filter(
        agency_id=actor.agency, case_id__in=readable_ids(actor)
    ).select_related("referral", "provider")
    return _lines(origins.order_by("-drafted_at", "id")[:200])


def open_answer(actor: Actor, case: UUID, *, referral: UUID, step: UUID, purpose: Purpose) -> str:
    """Open the words of one step as the sender, for a purpose, and leave a leaf. Raises NotFound."""
    _held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    origin = (
        ReferralOrigin.objects.filter(agency_id=actor.agency, case_id=case, referral_id=referral)
        .select_related("referral")
        .first()
    )
    if origin is None:
        raise NotFound
    return opened_step(actor, origin.referral, step, purpose=purpose, decision=decision)


def preview(actor: Actor, line: ReferralLine) -> tuple[GroupPreview, ...]:
    """Group by group, what of a draft may leave now. Raises NotFound."""
    return tuple(_group_preview(actor, line, group) for group in line.groups)


def _group_preview(actor: Actor, line: ReferralLine, group: FieldGroup) -> GroupPreview:
    lacks_consent, lacks_agreement = "", False
    recipient = agency_key(line.receiver) if line.receiver else provider_key(_known(line.provider))
    try:
        require_cover(
            actor,
            case=line.case,
            person=line.person,
            purpose=SharePurpose.PROTECTION,
            groups=[group],
            recipient=recipient,
        )
    except NotCovered as refusal:
        lacks_consent = refusal.reason
    if line.receiver is not None:
        try:
            require_agreement(actor, receiver=line.receiver, groups=[group])
        except AgreementMissing:
            lacks_agreement = True
    return GroupPreview(group, lacks_consent, lacks_agreement)


def _known(provider: UUID | None) -> UUID:
    """A referral goes to an agency or to a provider."""
    if provider is None:
        raise NobodyAsked
    return provider


def _approved(actor: Actor, case: UUID) -> frozenset[UUID] | None:
    """The referrals that a supervisor approved; None where the agency asks for no approval."""
    if ApprovalStep.REFERRAL not in steps_to_approve(actor):
        return None
    last: dict[UUID, Verdict] = {}
    for said in approvals_of(actor, case):
        if said.step is ApprovalStep.REFERRAL:
            last.setdefault(said.subject, said.verdict)
    return frozenset(each for each, verdict in last.items() if verdict is Verdict.APPROVED)


def _lines(
    origins: Iterable[ReferralOrigin], *, approved: frozenset[UUID] | None = None
) -> tuple[ReferralLine, ...]:
    """Referrals with their steps."""
    held = list(origins)
    steps = steps_of(origin.referral_id for origin in held)
    return tuple(
        _line(
            origin,
            steps.get(origin.referral_id, ()),
            waits=approved is not None and origin.referral_id not in approved,
        )
        for origin in held
    )


def _line(
    origin: ReferralOrigin, steps: tuple[StepOfReferral, ...], *, waits: bool
) -> ReferralLine:
    """A referral as its sender sees it."""
    row: Referral = origin.referral
    return ReferralLine(
        id=row.id,
        code=row.code,
        case=origin.case_id,
        person=origin.complaint_id,
        kind=ServiceKind(row.kind),
        urgency=Urgency(row.urgency),
        groups=tuple(FieldGroup(code) for code in row.groups),
        has_words=origin.sealed_words is not None,
        origin=origin.id,
        provider=origin.provider_id,
        provider_name=origin.provider.name if origin.provider else "",
        receiver=row.receiver_agency_id,
        state=ReferralState(row.state),
        reason=row.reason,
        sent_at=row.sent_at,
        shared_until=row.shared_until,
        waits=waits and row.state == ReferralState.DRAFT,
        steps=steps,
    )
