"""Answer the non-punishment checklist for somebody accused of what they may have been forced to do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.steps import StepKind
from wayhome.justice.actions.write_telling import require_person
from wayhome.justice.domain.non_punishment import (
    Answer,
    Weighed,
    check_answers,
    checklist,
    weigh,
)
from wayhome.justice.domain.steps import JusticeStep
from wayhome.justice.models import ChecklistAnswers
from wayhome.justice.queries.alleged import alleged_person
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class OffencesMissing(Exception):
    """Say of what the person is accused."""


class ChecklistChanged(Exception):
    """The answers are to another version of the checklist."""


@dataclass(frozen=True, slots=True)
class Accused:
    """Who is accused: a person of the case, by a complaint, or an alleged person; never both."""

    case: UUID
    complaint: UUID | None = None
    alleged: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """The kinds of offences the person is accused of, and answers to a version of the checklist."""

    checklist_version: str
    accused_of: Collection[OffenceKind]
    answers: Mapping[str, Answer]


def answer_checklist(*, accused: Accused, given: NewAnswers, by: Actor) -> Weighed:
    """Add answers and return what they point to; nothing is decided by it.

    Raises NotFound, CaseChanged, EventRefused, PersonNotOfCase, OffencesMissing, ChecklistChanged,
    AnswerUnknown.
    """
    if given.checklist_version != checklist().version:
        raise ChecklistChanged
    if not given.accused_of:
        raise OffencesMissing
    check_answers(given.answers)
    weighed = weigh(given.answers)
    with atomic():
        line = Line(StepKind.JUSTICE, code=JusticeStep.CHECKLIST)
        held = work_on(accused.case, line, by=by, version=accused.version)
        _require_accused(accused, by=by)
        ChecklistAnswers(
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=accused.complaint,
            alleged_id=accused.alleged,
            checklist_version=given.checklist_version,
            accused_of=[each.value for each in OffenceKind if each in given.accused_of],
            answers={item: answer.value for item, answer in given.answers.items()},
            recommendation=weighed.recommendation,
            answered_at=clock.now(),
            answered_by=by.user,
        ).save(force_insert=True)
        detail = {"recommendation": weighed.recommendation.value}
        about = About(kind="case", id=held.id, detail=detail)
        leave_leaf(by=by, tag=Tag.JUSTICE_CHECKLIST_ANSWERED, about=about)
    return weighed


def _require_accused(accused: Accused, *, by: Actor) -> None:
    """Exactly one person, of this case. Raises NotFound, PersonNotOfCase."""
    if (accused.complaint is None) == (accused.alleged is None):
        raise NotFound
    if accused.alleged is not None:
        alleged_person(by, accused.case, accused.alleged)
    elif accused.complaint is not None:
        require_person(accused.complaint, case=accused.case, by=by)
