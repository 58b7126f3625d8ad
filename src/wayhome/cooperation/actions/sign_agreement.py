"""Sign an agreement, and end one."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.cooperation.models import Agreement
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.period import Period


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """What the two sides agreed: the partner, the purpose, the scope and the days."""

    partner_agency: UUID
    purpose: AgreementPurpose
    scope: Scope
    period: Period


def sign_agreement(agreement: NewAgreement, *, by: Actor) -> UUID:
    """Put an agreement of the actor's agency in force and return its id."""
    require(by, Permission.AGREEMENT_MANAGE, Target(agency=by.agency))
    row = Agreement(
        agency_id=by.agency,
        partner_agency_id=agreement.partner_agency,
        purpose=agreement.purpose,
        figures=sorted(agreement.scope.figures),
        nationalities=sorted(agreement.scope.nationalities),
        lodged_only=agreement.scope.lodged_only,
        field_groups=sorted(agreement.scope.groups),
        starts_on=agreement.period.starts_on,
        ends_on=agreement.period.ends_on,
        signed_by=by.user,
        signed_at=clock.now(),
    )
    with atomic():
        row.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.COOPERATION_AGREEMENT_SIGNED,
            about=About(kind="agreement", id=row.id, detail={"purpose": agreement.purpose.value}),
        )
    return row.id


def end_agreement(agreement_id: UUID, *, by: Actor) -> None:
    """End an agreement now; ending twice changes nothing. Raises NotFound."""
    require(by, Permission.AGREEMENT_MANAGE, Target(agency=by.agency))
    with atomic():
        row = (
            Agreement.objects.select_for_update()
            .filter(agency_id=by.agency, id=agreement_id)
            .first()
        )
        if row is None:
            raise NotFound
        if row.ended_at is not None:
            return
        row.ended_at, row.ended_by = clock.now(), by.user
        row.save(update_fields=["ended_at", "ended_by"])
        leave_leaf(
            by=by,
            tag=Tag.COOPERATION_AGREEMENT_ENDED,
            about=About(kind="agreement", id=row.id),
        )
