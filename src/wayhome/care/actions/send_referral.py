"""Send a referral: only what is covered leaves, copied and sealed for the receiver."""

from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.move_referral import add_step, lock_own
from wayhome.care.actions.working import at_work
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.events import ReferralSent
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.moves import state_after
from wayhome.care.domain.referrals import (
    LIVE,
    REFERRAL_MOVES,
    TOLD,
    NobodyAsked,
    ReferralEvent,
    ReferralState,
)
from wayhome.care.models import Referral, ReferralOrigin, SharedPart
from wayhome.care.queries.agreements import ProtectionAgreement, require_agreement
from wayhome.care.queries.approvals import require_approval
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key, provider_key
from wayhome.consent.queries.covers import Cover, require_cover
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.events import publish
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal_json, unseal_json


class ReferralUnderWay(Exception):
    """Somebody is asked for this service of this person already, or gives it."""


def send_referral(referral: UUID, *, case: UUID, by: Actor) -> None:
    """Send a draft. From now the receiver may open what was copied for it, and nothing else.

    Raises NotFound, EventRefused, MoveRefused, ApprovalMissing, ReferralUnderWay, NotCovered of
    consent, AgreementMissing.
    """
    with atomic():
        held = at_work(case, CareLine.REFERRAL_SEND, referral, by=by)
        row, origin = lock_own(referral, held)
        row.state = state_after(REFERRAL_MOVES, ReferralState(row.state), ReferralEvent.SEND)
        require_approval(by, ApprovalStep.REFERRAL, row.id)
        _require_free(row)
        cover = cover_of(row, origin, by=by)
        agreement = _agreement(row, by=by)
        row.sent_at, row.shared_until = clock.now(), cover.until
        row.agreement_id = agreement.id if agreement else None
        row.save(update_fields=["state", "sent_at", "shared_until", "agreement_id"])
        origin.grounds = list(cover.grounds)
        origin.save(update_fields=["grounds"])
        add_step(row, ReferralEvent.SEND, by=by)
        if agreement is not None:
            _hand_over(row, origin, held, agreement=agreement, by=by)
        about = About(
            kind="referral", id=row.id, field_groups=row.groups, detail={"case": str(held.id)}
        )
        leave_leaf(by=by, tag=Tag.CARE_REFERRAL_SENT, about=about)
        if agreement is not None:
            publish(ReferralSent(row.id, agreement.receiver, agreement.id, by))


def cover_of(row: Referral, origin: ReferralOrigin, *, by: Actor) -> Cover:
    """What covers everything that a referral carries, now. Raises NotCovered, NotFound."""
    return require_cover(
        by,
        case=origin.case_id,
        person=origin.complaint_id,
        purpose=SharePurpose.PROTECTION,
        groups=[FieldGroup(code) for code in row.groups],
        recipient=recipient_of(row, origin),
    )


def recipient_of(row: Referral, origin: ReferralOrigin) -> str:
    """Whom consent must name: the agency when it uses this instance, the provider otherwise."""
    if row.receiver_agency_id is not None:
        return agency_key(row.receiver_agency_id)
    if origin.provider_id is None:
        raise NobodyAsked
    return provider_key(origin.provider_id)


def _require_free(row: Referral) -> None:
    """One owner at a time. Raises ReferralUnderWay; a unique key holds it for two at once."""
    live = Referral.objects.filter(
        agency_id=row.agency_id, matter_id=row.matter_id, state__in=sorted(LIVE)
    )
    if live.exclude(id=row.id).exists():
        raise ReferralUnderWay


def _agreement(row: Referral, *, by: Actor) -> ProtectionAgreement | None:
    """The agreement under which an agency receives; a provider outside has none."""
    if row.receiver_agency_id is None:
        return None
    groups = [FieldGroup(code) for code in row.groups]
    return require_agreement(by, receiver=row.receiver_agency_id, groups=groups)


def _hand_over(
    row: Referral,
    origin: ReferralOrigin,
    held: CaseAtHand,
    *,
    agreement: ProtectionAgreement,
    by: Actor,
) -> None:
    """Copy what was told, group by group, and what staff wrote; each opening leaves its leaf."""
    assigned = assigned_to(by, origin.complaint_id)
    for group in (FieldGroup(code) for code in row.groups):
        if group not in TOLD:
            continue
        told = open_fields(
            by, origin.complaint_id, group, purpose=Purpose.PROTECTION, assigned=assigned
        )
        if told.answers.given:
            _copy(row, told.answers.to_json(), group=group, agreement=agreement)
    if origin.sealed_words is not None:
        place = Place("care_referral_origin", "sealed_words", origin.id)
        words = unseal_json(origin.sealed_words, key=keys.store().get(held.key), place=place)
        group = FieldGroup(origin.words_group)
        _copy(row, words, group=group, agreement=agreement, is_words=True)


def _copy(
    row: Referral,
    content: object,
    *,
    group: FieldGroup,
    agreement: ProtectionAgreement,
    is_words: bool = False,
) -> None:
    """Seal one part with the referral's own key; PostgreSQL asks for the agreement once more."""
    part = new_id()
    SharedPart(
        id=part,
        agency_id=row.agency_id,
        receiver_agency_id=agreement.receiver,
        referral=row,
        agreement_id=agreement.id,
        field_group=group,
        is_words=is_words,
        sealed_content=seal_json(
            content,
            key=keys.store().get(row.key_id),
            place=Place("care_shared_part", "sealed_content", part),
        ),
        shared_at=clock.now(),
    ).save(force_insert=True)
