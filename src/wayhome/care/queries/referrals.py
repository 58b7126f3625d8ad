"""Referrals as the sender sees them: those of a case, those of the agency, and what one would share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.referrals import (
    REFERRAL_MOVES,
    WHO,
    ReferralEvent,
    ReferralState,
    Side,
    Urgency,
    owner_of,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Referral, ReferralOrigin, ReferralStep
from wayhome.care.queries.agreements import AgreementMissing, require_agreement
from wayhome.care.queries.approvals import approvals_of, steps_to_approve
from wayhome.cases.policy import visible_cases
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key, provider_key
from wayhome.consent.queries.covers import NotCovered, require_cover
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class StepOfReferral:
    """Something that happened; `by_us` when it was our own agency."""

    id: UUID
    event: ReferralEvent
    code: str
    has_words: bool
    at: datetime
    by: UUID | None
    by_agency: UUID


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
        return tuple(
            event
            for state, event in REFERRAL_MOVES
            if state is self.state and (WHO[event] is Side.SENDER or self.receiver is None)
        )


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
    waits_for = _unapproved(actor, case)
    rows = origins.select_related("referral", "provider").order_by("-drafted_at", "id")
    return _lines(actor, rows, waits_for=waits_for)


def referrals_out(actor: Actor) -> tuple[ReferralLine, ...]:
    """What the agency sent and drafted, of the cases that the actor may list, newest first."""
    cases = visible_cases(actor)
    origins = ReferralOrigin.objects.filter(
        agency_id=actor.agency, case_id__in=cases.values("id")
    ).select_related("referral", "provider")
    return _lines(actor, origins.order_by("-drafted_at", "id")[:200])


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
        raise ValueError
    return provider


def _unapproved(actor: Actor, case: UUID) -> frozenset[UUID] | None:
    """The referrals that a supervisor approved; None where the agency asks for no approval."""
    if ApprovalStep.REFERRAL not in steps_to_approve(actor):
        return None
    last: dict[UUID, Verdict] = {}
    for said in approvals_of(actor, case):
        if said.step is ApprovalStep.REFERRAL:
            last.setdefault(said.subject, said.verdict)
    return frozenset(each for each, verdict in last.items() if verdict is Verdict.APPROVED)


def _lines(
    actor: Actor, origins: Iterable[ReferralOrigin], *, waits_for: frozenset[UUID] | None = None
) -> tuple[ReferralLine, ...]:
    """Referrals with their steps."""
    held = list(origins)
    steps = steps_of(actor, [origin.referral_id for origin in held])
    return tuple(
        _line(
            origin,
            steps.get(origin.referral_id, ()),
            waits=waits_for is not None and origin.referral_id not in waits_for,
        )
        for origin in held
    )


def steps_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, tuple[StepOfReferral, ...]]:
    """What happened to referrals, oldest first; part of a page, which asks the policy."""
    del actor
    found: dict[UUID, tuple[StepOfReferral, ...]] = {}
    for row in ReferralStep.objects.filter(referral_id__in=list(ids)).order_by("at", "id"):
        step = StepOfReferral(
            id=row.id,
            event=ReferralEvent(row.event),
            code=row.code,
            has_words=row.sealed_words is not None,
            at=row.at,
            by=row.by_id,
            by_agency=row.by_agency_id,
        )
        found[row.referral_id] = (*found.get(row.referral_id, ()), step)
    return found


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
