"""All agreements of an agency, those that have ended too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.cooperation.models import Agreement
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement as the list shows it."""

    id: UUID
    partner_agency: UUID
    purpose: AgreementPurpose
    scope: Scope
    starts_on: date
    ends_on: date
    ended_at: datetime | None
    is_in_force: bool


def agreement_list(actor: Actor) -> Sequence[AgreementRow]:
    """Agreements that the actor's agency signed, the newest first. Raises NotFound."""
    require(actor, Permission.AGREEMENT_MANAGE, Target(agency=actor.agency))
    today = clock.local_today()
    rows = Agreement.objects.filter(agency_id=actor.agency).order_by("-signed_at", "id")
    return [
        AgreementRow(
            id=row.id,
            partner_agency=row.partner_agency_id,
            purpose=AgreementPurpose(row.purpose),
            scope=Scope(
                figures=frozenset(row.figures),
                nationalities=frozenset(row.nationalities),
                lodged_only=row.lodged_only,
                groups=frozenset(FieldGroup(code) for code in row.field_groups),
            ),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            ended_at=row.ended_at,
            is_in_force=row.ended_at is None and row.starts_on <= today <= row.ends_on,
        )
        for row in rows
    ]
