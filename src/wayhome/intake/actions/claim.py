"""Claim an idempotency key: the one insert that decides who lodges."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.intake.models import LodgingKey
from wayhome.kernel import context
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole, current_role
from wayhome.kernel.statements import run

_CLAIM = """
INSERT INTO intake_lodging_key
    (id, agency_id, lodger_agency_id, fingerprint, complaint_id, code, acknowledgement, lodged_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A lodging key with what its lodging answers."""

    id: UUID
    agency: UUID
    lodger_agency: UUID | None
    fingerprint: bytes
    complaint: UUID
    code: str
    acknowledgement: str
    lodged_at: datetime


def claim_lodging(claim: Claim) -> bool:
    """Take the key; False when it was taken before. Waits for another that is taking it now."""
    claimed = run(
        _CLAIM,
        claim.id,
        claim.agency,
        claim.lodger_agency,
        claim.fingerprint,
        claim.complaint,
        claim.code,
        claim.acknowledgement,
        claim.lodged_at,
    )
    return claimed.count == 1


def find_lodging(key: UUID) -> Claim:
    """What a key lodged; the public face sees the row only as the subject of its context."""
    if current_role() is DbRole.INTAKE:
        context.enter(Context(scope="intake", subject=key))
    row = LodgingKey.objects.get(id=key)
    return Claim(
        id=row.id,
        agency=row.agency_id,
        lodger_agency=row.lodger_agency_id,
        fingerprint=bytes(row.fingerprint),
        complaint=row.complaint_id,
        code=row.code,
        acknowledgement=row.acknowledgement,
        lodged_at=row.lodged_at,
    )
