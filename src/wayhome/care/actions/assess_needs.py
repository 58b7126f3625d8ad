"""Write down what a person needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import Whom, at_work, lock_case, person_of, sealed_words
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.needs import Need
from wayhome.care.domain.services import ASKED, ServiceKind
from wayhome.care.models import NeedsAssessment
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class NewNeeds:
    """An answer for each type of help; one left out is not known. `id` makes it count once."""

    id: UUID
    whom: Whom
    answers: Mapping[ServiceKind, Need]
    note: str = field(default="", repr=False)


def assess_needs(new: NewNeeds, *, by: Actor) -> UUID:
    """Add a needs assessment, which is in force from now. Raises NotFound, EventRefused."""
    given = {kind.value: new.answers.get(kind, Need.NOT_KNOWN).value for kind in ASKED}
    with atomic():
        lock_case(new.whom.case, by=by)
        if NeedsAssessment.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.whom.case, CareLine.NEEDS, new.id, by=by)
        NeedsAssessment(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, new.whom),
            answers=given,
            sealed_note=sealed_words(
                new.note, key=held.key, place=Place("care_needs", "sealed_note", new.id)
            ),
            assessed_at=clock.now(),
            assessed_by=by.user,
        ).save(force_insert=True)
        urgent = sum(answer == Need.URGENT for answer in given.values())
        about = About(kind="case", id=held.id, detail={"urgent": urgent})
        leave_leaf(by=by, tag=Tag.CARE_NEEDS_ASSESSED, about=about)
    return new.id
