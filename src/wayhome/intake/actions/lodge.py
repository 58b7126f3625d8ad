"""Lodge a complaint: one transaction, a handful of statements, and never twice.

The lodging key goes in first. Two senders of the same key meet at its primary key: the second waits
for the first and then finds what it lodged, so that a retry after any failure is harmless.
"""

import hashlib
import hmac
from datetime import timedelta
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.actions import attachments
from wayhome.intake.actions.claim import Claim, claim_lodging, find_lodging
from wayhome.intake.domain import acknowledgement
from wayhome.intake.domain.coarse import coarse
from wayhome.intake.domain.events import ComplaintLodged
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.domain.new_complaint import Lodged, NewComplaint
from wayhome.intake.domain.receipt import Receipt as Secret
from wayhome.intake.domain.receipt import lookup_id
from wayhome.intake.domain.sealed_answers import SealedAnswers, seal_answers
from wayhome.intake.domain.urgency import urgency
from wayhome.intake.models import Complaint, Milestone, Receipt
from wayhome.kernel import clock, events, keys
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.ids import new_code, new_id
from wayhome.kernel.statements import insert

RECEIPT_LIFE = timedelta(days=365)


class IdempotencyKeyReused(Exception):
    """The same key came before with other content; nothing was lodged now."""


def lodge(complaint: NewComplaint, *, by: Actor) -> Lodged:
    """Lodge a complaint inside the present transaction.

    Raises NotFound when the actor may not, and IdempotencyKeyReused.
    """
    policy.require_lodging(
        by,
        channel=complaint.channel,
        whose=policy.Whose(complaint.agency, complaint.lodger_agency),
    )
    receipt_id = receipt_row_id(complaint.with_receipt) if complaint.with_receipt else None
    key = keys.store().create(new_id())
    row = Complaint(id=new_id(), code=new_code(), key_id=key.id, lodged_at=clock.now())
    sealed = seal_answers(complaint.answers, key=key, complaint=row.id)
    claim = _claim(complaint, row=row, sealed=sealed, by=by)
    if not claim_lodging(claim):
        keys.store().destroy(key.id)
        return _lodged_before(claim, receipt=complaint.with_receipt)
    _write(complaint, row=row, sealed=sealed, by=by)
    attachments.keep(complaint.files, row=row, key=key)
    if receipt_id is not None:
        _give_receipt(row, receipt_id=receipt_id)
    _tell(complaint, row=row, by=by)
    return Lodged(
        complaint=row.id,
        code=row.code,
        acknowledgement=claim.acknowledgement,
        receipt=complaint.with_receipt,
    )


def receipt_row_id(receipt: Secret) -> UUID:
    """The id under which the database knows a receipt; slow on purpose (Argon2id)."""
    store = keys.store()
    found = lookup_id(receipt, salt=store.named("receipt-salt")[:16], pepper=store.named("receipt"))
    return UUID(bytes=found[:16])


def lodging_id(*, sender: str, idempotency_key: str) -> UUID:
    """The id of a lodging key; other senders' keys never collide with it."""
    body = f"{sender}\x1f{idempotency_key}".encode()
    return UUID(bytes=hmac.digest(_lodging_secret(), body, hashlib.sha256)[:16])


def lodged_under(idempotency_key: str, *, by: Actor) -> Lodged:
    """What a lodger's key lodged before, whatever was sent with it. For the public page."""
    before = find_lodging(lodging_id(sender=by.kind.value, idempotency_key=idempotency_key))
    return Lodged(
        complaint=before.complaint,
        code=before.code,
        acknowledgement=before.acknowledgement,
        replayed=True,
    )


def _lodging_secret() -> bytes:
    """The secret behind lodging keys and fingerprints."""
    return keys.store().named("lodging")


def _claim(complaint: NewComplaint, *, row: Complaint, sealed: SealedAnswers, by: Actor) -> Claim:
    """What will hold the sender's idempotency key."""
    sender = str(complaint.lodger_agency or complaint.entered_by or by.user or by.kind.value)
    signed = acknowledgement.sign(
        acknowledgement.Lodging(
            code=row.code,
            moment=row.lodged_at,
            digest=hashlib.sha256(sealed.content()).digest(),
        ),
        seed=keys.store().named("acknowledgement"),
    )
    return Claim(
        id=lodging_id(sender=sender, idempotency_key=complaint.idempotency_key),
        agency=complaint.agency,
        lodger_agency=complaint.lodger_agency,
        fingerprint=complaint.fingerprint(_lodging_secret()),
        complaint=row.id,
        code=row.code,
        acknowledgement=signed,
        lodged_at=row.lodged_at,
    )


def _lodged_before(claim: Claim, *, receipt: Secret | None) -> Lodged:
    """What the same key lodged before. Raises IdempotencyKeyReused for other content."""
    before = find_lodging(claim.id)
    if not hmac.compare_digest(before.fingerprint, claim.fingerprint):
        raise IdempotencyKeyReused
    return Lodged(
        complaint=before.complaint,
        code=before.code,
        acknowledgement=before.acknowledgement,
        receipt=receipt,
        replayed=True,
    )


def _write(complaint: NewComplaint, *, row: Complaint, sealed: SealedAnswers, by: Actor) -> None:
    """Fill in the row and insert it with its first milestone."""
    day = clock.local_day(row.lodged_at)
    codes = coarse(complaint.answers, on=day)
    weight = urgency(complaint.answers, codes, on=day)
    row.agency_id = complaint.agency
    row.lodger_agency_id = complaint.lodger_agency
    row.entered_by = _officer(complaint, by=by)
    row.channel = complaint.channel.value
    row.lodger_kind = complaint.lodger_kind.value
    row.language = complaint.language
    row.nationality = codes.nationality
    row.last_country = codes.last_country
    row.last_province = codes.last_province
    row.sex = codes.sex
    row.age_years = codes.age_years
    row.is_child = codes.is_child
    row.danger = codes.danger.value
    row.has_attachments = bool(complaint.files)
    row.urgency = weight.points
    row.urgency_reasons = [reason.value for reason in weight.reasons]
    row.turn_at = weight.turn_at(row.lodged_at)
    for column, content in sealed.columns.items():
        setattr(row, column, content)
    insert(row)
    milestone = Milestone(
        agency_id=row.agency_id,
        complaint_id=row.id,
        lodger_agency_id=row.lodger_agency_id,
        code=MilestoneCode.RECEIVED.value,
        reached_at=row.lodged_at,
    )
    insert(milestone)


def _officer(complaint: NewComplaint, *, by: Actor) -> UUID | None:
    """Who wrote the complaint down; nobody did for a lodger or a partner."""
    if by.kind is ActorKind.SYSTEM:
        return complaint.entered_by
    return by.user if by.kind is ActorKind.STAFF else None


def _give_receipt(row: Complaint, *, receipt_id: UUID) -> None:
    """Let a receipt lead to the complaint for a year after its last use."""
    day = clock.local_day(row.lodged_at)
    Receipt(
        id=receipt_id,
        agency_id=row.agency_id,
        complaint_id=row.id,
        created_at=row.lodged_at,
        last_used_on=day,
        expires_on=day + RECEIPT_LIFE,
    ).save(force_insert=True)


def _tell(complaint: NewComplaint, *, row: Complaint, by: Actor) -> None:
    """Leave the leaf and tell the rooms above."""
    leave_leaf(
        by=by,
        tag=Tag.INTAKE_COMPLAINT_LODGED,
        about=About(
            kind="complaint",
            id=row.id,
            detail={"channel": complaint.channel.value, "files": len(complaint.files)},
        ),
    )
    events.publish(ComplaintLodged(agency=row.agency_id, complaint=row.id))
