"""Record an assessment by act, means and purpose."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, go_on, lock_case, write_case
from wayhome.cases.domain.following import AFTER_ASSESSMENT
from wayhome.cases.domain.palermo import Assessed, Element, Elements, assess
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import Assessment
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place, seal_json


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What is known of the elements; `is_child` None when the age is not known; notes are sealed."""

    elements: Elements
    is_child: bool | None
    notes: str = field(default="", repr=False)


def record_assessment(
    *, case: UUID, assessment: NewAssessment, by: Actor, version: int | None = None
) -> Assessed:
    """Add an assessment and return what the elements come to (Palermo Protocol, article 3).

    Raises NotFound, CaseChanged, EventRefused.
    """
    assessed = assess(assessment.elements, is_child=assessment.is_child)
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.ASSESS, version=version), by=by)
        record = Assessment(
            agency_id=row.agency_id,
            case=row,
            version=row.version + 1,
            forms={each.value: dict(assessment.elements.answers(each)) for each in Element},
            act=assessed.act,
            means=assessed.means,
            purpose=assessed.purpose,
            is_child=assessment.is_child,
            result=assessed.result,
            assessed_at=clock.now(),
            assessed_by=by.user,
        )
        if assessment.notes:
            place = Place("cases_assessment", "sealed_notes", record.id)
            key = keys.store().get(row.key_id)
            record.sealed_notes = seal_json(assessment.notes, key=key, place=place)
        record.save(force_insert=True)
        line = Line(StepKind.ASSESSED, code=assessed.result, subject=record.id)
        write_case(row, line, by=by, **go_on(row, AFTER_ASSESSMENT))
        leave_leaf(
            by=by,
            tag=Tag.CASES_ASSESSMENT_RECORDED,
            about=About(kind="case", id=row.id, detail={"result": assessed.result.value}),
        )
    return assessed
