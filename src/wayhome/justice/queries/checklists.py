"""Answers to the non-punishment checklist in a case, as they were weighed when they were given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.non_punishment import (
    Answer,
    Recommendation,
    Weighed,
    checklist,
    weigh,
)
from wayhome.justice.models import ChecklistAnswers
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One round of answers; `weighed` is None when the checklist has another version by now."""

    id: UUID
    complaint: UUID | None
    alleged: UUID | None
    checklist_version: str
    accused_of: tuple[OffenceKind, ...]
    answers: Mapping[str, Answer]
    recommendation: Recommendation
    weighed: Weighed | None
    at: datetime
    by: UUID | None


def checklists_of(actor: Actor, case: UUID) -> tuple[ChecklistRow, ...]:
    """All rounds of a case, newest first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case)
    rows = ChecklistAnswers.objects.filter(agency_id=held.agency, case_id=held.id)
    return tuple(map(_row, rows.order_by("-answered_at", "id")))


def _row(row: ChecklistAnswers) -> ChecklistRow:
    answers = {item: Answer(answer) for item, answer in row.answers.items()}
    is_same = row.checklist_version == checklist().version
    return ChecklistRow(
        id=row.id,
        complaint=row.complaint_id,
        alleged=row.alleged_id,
        checklist_version=row.checklist_version,
        accused_of=tuple(map(OffenceKind, row.accused_of)),
        answers=answers,
        recommendation=Recommendation(row.recommendation),
        weighed=weigh(answers) if is_same else None,
        at=row.answered_at,
        by=row.answered_by,
    )
