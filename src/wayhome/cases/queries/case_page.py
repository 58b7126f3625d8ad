"""A case on one page, without anything that is sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can
from wayhome.cases.domain.milestones import Milestone, next_milestones
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import Presence, Result
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import NEEDS, TRANSITIONS, CaseEvent, CaseState
from wayhome.cases.models import Assessment, Case, CaseComplaint, Finding, Step
from wayhome.cases.policy import reach_case, target_of
from wayhome.cases.queries.queue import CaseRow, case_row
from wayhome.intake.queries.queue import QueueRow, rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the timeline, with the version the case had after it."""

    id: UUID
    kind: StepKind
    code: str
    subject: UUID | None
    at: datetime
    by: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One assessment; its notes stay closed."""

    id: UUID
    act: Presence
    means: Presence
    purpose: Presence
    is_child: bool | None
    result: Result
    forms: dict[str, dict[str, str]]
    has_notes: bool
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding with the elements of the assessment it rests on; its reasons stay closed."""

    id: UUID
    outcome: Outcome
    standard_of_proof: StandardOfProof
    offence_kind: OffenceKind | None
    act: Presence
    means: Presence
    purpose: Presence
    is_child: bool | None
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the case: the mentions held to be the same, by the complaints they stand in."""

    cluster: UUID
    mentions: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything a case shows before anything is opened; lists are newest first."""

    row: CaseRow
    complaints: tuple[QueueRow, ...]
    persons: tuple[PersonLine, ...]
    steps: tuple[StepLine, ...]
    assessments: tuple[AssessmentLine, ...]
    findings: tuple[FindingLine, ...]
    reached: tuple[Milestone, ...]
    next_milestones: tuple[Milestone, ...]
    events: frozenset[CaseEvent]
    may_message: bool
    target: Target

    @property
    def finding(self) -> FindingLine | None:
        """The finding in force."""
        return self.findings[0] if self.findings else None

    @property
    def assessment(self) -> AssessmentLine | None:
        """The assessment in force."""
        return self.assessments[0] if self.assessments else None


def case_page(actor: Actor, case_id: UUID) -> CasePage:
    """A case as its page shows it. Raises NotFound."""
    case, _decision = reach_case(actor, case_id, Permission.CASE_READ)
    steps = steps_of(case)
    findings = _findings(case)
    reached = tuple(
        Milestone(step.code) for step in reversed(steps) if step.kind is StepKind.MILESTONE
    )
    outcome = findings[0].outcome if findings else None
    complaints = _complaints(actor, case)
    return CasePage(
        row=case_row(case),
        complaints=complaints,
        persons=_persons(actor, complaints),
        steps=steps,
        assessments=_assessments(case),
        findings=findings,
        reached=reached,
        next_milestones=next_milestones(
            Milestone(case.stage), reached=frozenset(reached), outcome=outcome
        ),
        events=_events(actor, case),
        may_message=can(actor, Permission.MESSAGE_SEND, target_of(case)),
        target=target_of(case),
    )


def steps_of(case: Case) -> tuple[StepLine, ...]:
    """The timeline of a case, newest first; part of its page, which asks the policy."""
    rows = Step.objects.filter(agency_id=case.agency_id, case=case).order_by("-at", "-version")
    return tuple(
        StepLine(
            id=row.id,
            kind=StepKind(row.kind),
            code=row.code,
            subject=row.subject_id,
            at=row.at,
            by=row.by_id,
            version=row.version,
        )
        for row in rows
    )


def _events(actor: Actor, case: Case) -> frozenset[CaseEvent]:
    """What the actor can let happen to the case now; nothing once it is erased."""
    if case.erased_at is not None:
        return frozenset()
    target = target_of(case)
    possible = {event for state, event in TRANSITIONS if state == CaseState(case.state)}
    allowed = {event for event in possible if can(actor, NEEDS[event], target)}
    # Whoever belongs to the team of a case may take it.
    in_team = case.team_id in actor.teams and case.assignee_id != actor.user
    if CaseEvent.ASSIGN in possible and in_team and can(actor, Permission.CASE_UPDATE, target):
        allowed.add(CaseEvent.ASSIGN)
    return frozenset(allowed)


def _complaints(actor: Actor, case: Case) -> tuple[QueueRow, ...]:
    """The complaints in the case, in clear."""
    found = CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, detached_at__isnull=True
    )
    return rows_of(actor, found.values_list("complaint_id", flat=True))


def _persons(actor: Actor, complaints: Iterable[QueueRow]) -> tuple[PersonLine, ...]:
    """The persons whom the complaints of a case mention."""
    found: dict[UUID, list[UUID]] = {}
    for mention in mentions(actor, complaints=[complaint.id for complaint in complaints]):
        found.setdefault(mention.cluster, []).append(mention.complaint)
    return tuple(PersonLine(cluster, tuple(said)) for cluster, said in found.items())


def _assessments(case: Case) -> tuple[AssessmentLine, ...]:
    """The assessments of the case."""
    rows = Assessment.objects.filter(agency_id=case.agency_id, case=case).order_by("-version")
    return tuple(
        AssessmentLine(
            id=row.id,
            act=Presence(row.act),
            means=Presence(row.means),
            purpose=Presence(row.purpose),
            is_child=row.is_child,
            result=Result(row.result),
            forms=row.forms,
            has_notes=row.sealed_notes is not None,
            at=row.assessed_at,
            by=row.assessed_by,
        )
        for row in rows
    )


def _findings(case: Case) -> tuple[FindingLine, ...]:
    """The findings of the case."""
    rows = Finding.objects.filter(agency_id=case.agency_id, case=case).order_by("-version")
    rows = rows.select_related("assessment")
    return tuple(
        FindingLine(
            id=row.id,
            outcome=Outcome(row.outcome),
            standard_of_proof=StandardOfProof(row.standard_of_proof),
            offence_kind=OffenceKind(row.offence_kind) if row.offence_kind else None,
            act=Presence(row.assessment.act),
            means=Presence(row.assessment.means),
            purpose=Presence(row.assessment.purpose),
            is_child=row.assessment.is_child,
            at=row.concluded_at,
            by=row.concluded_by,
        )
        for row in rows
    )
