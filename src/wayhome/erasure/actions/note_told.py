"""Note that a receiver outside was told of an erasure."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import leave, locked, proposer
from wayhome.erasure.domain.workflow import ErasureRefused, ErasureState
from wayhome.erasure.models import Telling
from wayhome.erasure.queries.handed import handed_over
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_AGREED = (ErasureState.WAITING, ErasureState.RUNNING, ErasureState.DONE)


def note_told(*, erasure: UUID, recipient: str, by: Actor) -> None:
    """Note it once; nobody is told of an erasure to which nobody agreed.

    Raises NotFound, also for a receiver that has a place here or never received anything;
    ErasureRefused.
    """
    with atomic():
        row, _held = locked(erasure, by=by, needs=Permission.ERASURE_PROPOSE)
        outside = {each.recipient for each in handed_over(by, row.subject) if not each.agency}
        if recipient not in outside:
            raise NotFound
        if row.state not in _AGREED:
            raise ErasureRefused
        if Telling.objects.filter(agency_id=by.agency, erasure=row, recipient=recipient).exists():
            return
        Telling(
            agency_id=by.agency,
            erasure=row,
            recipient=recipient,
            told_at=clock.now(),
            told_by=proposer(by),
        ).save(force_insert=True)
        leave(row, Tag.ERASURE_RECEIVER_TOLD, by=by, to=recipient)
