"""Give a referral that another agency sent to somebody of one's own agency."""

from uuid import UUID

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import GIVEN, ReferralState
from wayhome.care.models import Referral, ReferralHolder
from wayhome.care.policy import STEERS
from wayhome.care.queries.referral_holders import could_hold, holders_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def give_referral(referral: UUID, to: UUID | None, *, by: Actor) -> None:
    """Give it to one person, who has it alone from now; `to` None takes it back from whoever has it.

    Raises NotFound, also for somebody who may not work on cases; MoveRefused when it is over.
    """
    require(by, STEERS, Target(agency=by.agency))
    if to is not None and to not in {each.id for each in could_hold(by)}:
        raise NotFound
    with atomic():
        row = (
            Referral.objects.filter(id=referral, receiver_agency_id=by.agency)
            .exclude(state=ReferralState.DRAFT)
            .first()
        )
        if row is None:
            raise NotFound
        if ReferralState(row.state) not in GIVEN:
            raise MoveRefused
        if holders_of(by, [row.id]).get(row.id) == to:
            return
        ReferralHolder(
            agency_id=by.agency, referral=row, user_id=to, given_at=clock.now(), given_by=by.user
        ).save(force_insert=True)
        detail = {"user": str(to) if to else None}
        about = About(kind="referral", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.CARE_REFERRAL_GIVEN, about=about)
