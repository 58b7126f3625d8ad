"""Write down a step taken for a child: a guardian, an assessment, a determination."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.record_service import DayAhead
from wayhome.care.actions.working import (
    Whom,
    WordsMissing,
    at_work,
    lock_case,
    person_of,
    sealed_words,
)
from wayhome.care.domain.children import ChildStepKind, ChildView, TakingPart
from wayhome.care.domain.lines import CareLine
from wayhome.care.models import ChildStep
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class NewChildStep:
    """What was done on a day, who took part by roles, how the child was heard, and what came of it."""

    id: UUID
    whom: Whom
    kind: ChildStepKind
    on_day: date
    took_part: Collection[TakingPart]
    child_view: ChildView
    words: str = field(repr=False)


def record_child_step(new: NewChildStep, *, by: Actor) -> UUID:
    """Add a step. Raises NotFound, EventRefused, WordsMissing, DayAhead."""
    if not new.took_part:
        raise WordsMissing("took_part")
    if not new.words.strip():
        raise WordsMissing("words")
    if new.on_day > clock.local_today():
        raise DayAhead
    with atomic():
        lock_case(new.whom.case, by=by)
        if ChildStep.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.whom.case, CareLine(new.kind.value), new.id, by=by)
        ChildStep(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, new.whom),
            kind=new.kind,
            on_day=new.on_day,
            took_part=[role.value for role in TakingPart if role in set(new.took_part)],
            child_view=new.child_view,
            sealed_words=sealed_words(
                new.words, key=held.key, place=Place("care_child_step", "sealed_words", new.id)
            ),
            recorded_at=clock.now(),
            recorded_by=by.user,
        ).save(force_insert=True)
        about = About(kind="case", id=held.id, detail={"step": new.kind.value})
        leave_leaf(by=by, tag=Tag.CARE_CHILD_STEP_RECORDED, about=about)
    return new.id
