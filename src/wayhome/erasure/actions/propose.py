"""Propose that a case, or a complaint that is in none, be erased."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import leave, proposer, require_free
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.opened import PLACE
from wayhome.erasure.queries.subject_at_hand import subject_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.reasons import seal_reason
from wayhome.kernel.sealing import Place


class ProposedBefore(Exception):
    """An erasure of it is under way, or it was erased."""


@dataclass(frozen=True, slots=True)
class NewErasure:
    """On which ground, and why in words of 1 to 2,000 characters."""

    ground: Ground
    reason: str = field(repr=False)


def propose(*, subject: Subject, new: NewErasure, by: Actor) -> UUID:
    """Propose to erase something and return the erasure; nothing happens until somebody else agrees.

    Raises NotFound, ProposedBefore, Held, ReasonMissing.
    """
    held, _decision = subject_at_hand(by, subject, Permission.ERASURE_PROPOSE)
    if held.erased_at is not None:
        raise ProposedBefore
    require_free(by, held, new.ground)
    erasure = new_id()
    place = Place(*PLACE, erasure)
    row = Erasure(
        id=erasure,
        agency_id=held.agency,
        case_id=subject.case,
        complaint_id=subject.complaint,
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
