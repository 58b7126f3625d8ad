"""Note in the register of disclosures that something became readable to a partner."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cooperation.models import Disclosure
from wayhome.cooperation.queries.agreements import AgreementInForce
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def disclose(*, under: AgreementInForce, kind: str, subject: UUID, by: Actor) -> UUID:
    """Add one disclosure; PostgreSQL refuses it unless the agreement is in force now."""
    row = Disclosure(
        agency_id=by.agency,
        partner_agency_id=under.partner_agency,
        agreement_id=under.id,
        kind=kind,
        subject_id=subject,
        made_by=by.user,
        made_at=clock.now(),
    )
    with atomic():
        row.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.COOPERATION_DISCLOSURE_MADE,
            about=About(
                kind=kind,
                id=subject,
                detail={"agreement": str(under.id), "to": str(under.partner_agency)},
            ),
        )
    return row.id
