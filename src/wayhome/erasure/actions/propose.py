"""Propose that a case be erased."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.erasure.actions.moving import leave, proposer, require_free
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.opened import PLACE
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.reasons import seal_reason
from wayhome.kernel.sealing import Place


class ProposedBefore(Exception):
    """An erasure of this case is under way, or it was erased."""


@dataclass(frozen=True, slots=True)
class NewErasure:
    """On which ground, and why in words of 1 to 2,000 characters."""

    ground: Ground
    reason: str = field(repr=False)


def propose(*, case: UUID, new: NewErasure, by: Actor) -> UUID:
    """Propose to erase a case and return the erasure; nothing happens until somebody else agrees.

    Raises NotFound, ProposedBefore, Held, ReasonMissing.
    """
    held, _decision = case_at_hand(by, case, Permission.ERASURE_PROPOSE)
    if held.erased_at is not None:
        raise ProposedBefore
    require_free(by, held, new.ground)
    erasure = new_id()
    place = Place(*PLACE, erasure)
    row = Erasure(
        id=erasure,
        agency_id=held.agency,
        case_id=held.id,
        ground=new.ground,
        sealed_reason=seal_reason(new.reason, place=place, key=held.key).content,
        proposed_at=clock.now(),
        proposed_by=proposer(by),
    )
    with atomic():
        try:
            with atomic():
                row.save(force_insert=True)
        except IntegrityError as twice:
            raise ProposedBefore from twice
        leave(row, Tag.ERASURE_CASE_PROPOSED, by=by, ground=new.ground.value)
    return erasure
