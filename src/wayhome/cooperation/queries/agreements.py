"""Which agreements are in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.cooperation.models import Agreement
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class AgreementInForce:
    """An agreement that holds today."""

    id: UUID
    agency: UUID
    partner_agency: UUID
    purpose: AgreementPurpose
    scope: Scope
    starts_on: date
    ends_on: date


def agreements_in_force(actor: Actor) -> Sequence[AgreementInForce]:
    """What the actor's agency has agreed, as owner or as partner, and holds now."""
    rows = _in_force().filter(Q(agency_id=actor.agency) | Q(partner_agency_id=actor.agency))
    return [_value(row) for row in rows.order_by("starts_on", "id")]


def agreement_in_force(actor: Actor, agreement_id: UUID) -> AgreementInForce | None:
    """One agreement of the actor's agency, if it holds now."""
    row = _in_force().filter(agency_id=actor.agency, id=agreement_id).first()
    return _value(row) if row else None


def _in_force() -> QuerySet[Agreement]:
    """Agreements that have begun, not run out and not been ended."""
    today = clock.local_today()
    return Agreement.objects.filter(ended_at__isnull=True, starts_on__lte=today, ends_on__gte=today)


def _value(row: Agreement) -> AgreementInForce:
    """The agreement as a value."""
    return AgreementInForce(
        id=row.id,
        agency=row.agency_id,
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
    )
