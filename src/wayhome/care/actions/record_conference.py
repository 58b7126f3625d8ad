"""Write down a case conference."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.record_service import DayAhead
from wayhome.care.actions.working import WordsMissing, at_work, lock_case, sealed_words
from wayhome.care.domain.children import TakingPart
from wayhome.care.domain.lines import CareLine
from wayhome.care.models import Conference
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place

_TABLE = "care_conference"


@dataclass(frozen=True, slots=True)
class NewConference:
    """Who sat together on a day, by roles; what was decided, and who does what."""

    id: UUID
    case: UUID
    held_on: date
    took_part: Collection[TakingPart]
    decisions: str = field(repr=False)
    tasks: str = field(default="", repr=False)


def record_conference(new: NewConference, *, by: Actor) -> UUID:
    """Add a conference. Raises NotFound, EventRefused, WordsMissing, DayAhead."""
    if not new.took_part:
        raise WordsMissing("took_part")
    if not new.decisions.strip():
        raise WordsMissing("decisions")
    if new.held_on > clock.local_today():
        raise DayAhead
    with atomic():
        lock_case(new.case, by=by)
        if Conference.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.case, CareLine.CONFERENCE, new.id, by=by)
        sealed = {
            column: sealed_words(text, key=held.key, place=Place(_TABLE, column, new.id))
            for column, text in (("sealed_decisions", new.decisions), ("sealed_tasks", new.tasks))
        }
        Conference(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            held_on=new.held_on,
            took_part=[role.value for role in TakingPart if role in set(new.took_part)],
            recorded_at=clock.now(),
            recorded_by=by.user,
            **sealed,
        ).save(force_insert=True)
        about = About(kind="case", id=held.id, detail={"conference": str(new.id)})
        leave_leaf(by=by, tag=Tag.CARE_CONFERENCE_RECORDED, about=about)
    return new.id
