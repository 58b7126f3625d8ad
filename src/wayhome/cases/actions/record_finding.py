"""Record a finding."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, go_on, lock_case, write_case
from wayhome.cases.domain.following import after_finding
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof, check_finding
from wayhome.cases.domain.palermo import Result
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import Assessment, Case, Finding
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place, seal_json


class AssessmentMissing(Exception):
    """Every finding states the three elements: an assessment comes first."""


class ReasonsMissing(Exception):
    """A finding says why."""


@dataclass(frozen=True, slots=True)
class NewFinding:
    """The outcome, the standard it was measured against, the offence if one is stated, and why."""

    outcome: Outcome
    standard_of_proof: StandardOfProof
    reasons: str = field(repr=False)
    offence_kind: OffenceKind | None = None


def record_finding(
    *, case: UUID, finding: NewFinding, by: Actor, version: int | None = None
) -> UUID:
    """Add a finding, which supersedes the one before, and return its id.

    Raises NotFound, CaseChanged, EventRefused, ReasonsMissing, AssessmentMissing, OffenceMissing,
    ContradictsAssessment.
    """
    if not finding.reasons.strip():
        raise ReasonsMissing
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.FIND, version=version), by=by)
        assessment = last_assessment(row)
        check_finding(finding.outcome, finding.offence_kind, Result(assessment.result))
        record = _record(row, assessment, finding, by=by)
        line = Line(StepKind.FOUND, code=finding.outcome, subject=record.id)
        write_case(row, line, by=by, **go_on(row, after_finding(finding.outcome)))
        leave_leaf(
            by=by,
            tag=Tag.CASES_FINDING_RECORDED,
            about=About(
                kind="case",
                id=row.id,
                detail={
                    "outcome": finding.outcome.value,
                    "standard": finding.standard_of_proof.value,
                    "offence": record.offence_kind or None,
                },
            ),
        )
    return record.id


def last_assessment(case: Case) -> Assessment:
    """The assessment that holds. Raises AssessmentMissing."""
    found = (
        Assessment.objects.filter(agency_id=case.agency_id, case=case).order_by("-version").first()
    )
    if found is None:
        raise AssessmentMissing
    return found


def _record(case: Case, assessment: Assessment, finding: NewFinding, *, by: Actor) -> Finding:
    """Write the row, its reasons sealed with the key of the case."""
    record = Finding(
        agency_id=case.agency_id,
        case=case,
        version=case.version + 1,
        assessment=assessment,
        outcome=finding.outcome,
        standard_of_proof=finding.standard_of_proof,
        offence_kind=finding.offence_kind or "",
        concluded_at=clock.now(),
        concluded_by=by.user,
    )
    record.sealed_reasons = seal_json(
        finding.reasons.strip(),
        key=keys.store().get(case.key_id),
        place=Place("cases_finding", "sealed_reasons", record.id),
    )
    record.save(force_insert=True)
    return record
