"""What figures are counted from: the outcome of each complaint, and each person located."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models import CaseComplaint, Finding, Step
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.people.queries.mentions import mentions


@dataclass(frozen=True, slots=True)
class LocatedMention:
    """A person (all mentions held to be the same share `person`), the complaint, and the case."""

    person: UUID
    complaint: UUID
    case: UUID


def outcomes_of(actor: Actor, complaints: Collection[UUID]) -> Mapping[UUID, Outcome]:
    """The outcome in force for those complaints whose case has a finding. Raises NotFound."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    last = Finding.objects.filter(
        agency_id=OuterRef("agency_id"), case_id=OuterRef("case_id")
    ).order_by("-version")
    found = (
        CaseComplaint.objects.filter(
            agency_id=actor.agency, complaint_id__in=complaints, detached_at__isnull=True
        )
        .annotate(outcome=Subquery(last.values("outcome")[:1]))
        .filter(outcome__isnull=False)
    )
    return {
        complaint: Outcome(outcome)
        for complaint, outcome in found.values_list("complaint_id", "outcome")
    }


def concluded_after(actor: Actor, complaints: Collection[UUID], moment: datetime) -> int:
    """How many of these complaints have a concluded finding in force that came after a moment."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    last = Finding.objects.filter(
        agency_id=OuterRef("agency_id"), case_id=OuterRef("case_id")
    ).order_by("-version")
    return (
        CaseComplaint.objects.filter(
            agency_id=actor.agency, complaint_id__in=complaints, detached_at__isnull=True
        )
        .annotate(
            concluded_at=Subquery(last.values("concluded_at")[:1]),
            outcome=Subquery(last.values("outcome")[:1]),
        )
        .filter(concluded_at__gte=moment)
        .exclude(outcome=Outcome.UNDETERMINED)
        .count()
    )


def located_mentions(actor: Actor, period: Period) -> tuple[LocatedMention, ...]:
    """Every mention in a case that reached `person_located` in a period. Raises NotFound."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    steps = Step.objects.filter(
        agency_id=actor.agency,
        kind=StepKind.MILESTONE,
        code=Milestone.PERSON_LOCATED,
        at__gte=period.begins_at(),
        at__lt=period.ends_before(),
    )
    rows = CaseComplaint.objects.filter(
        agency_id=actor.agency, detached_at__isnull=True, case__in=Subquery(steps.values("case_id"))
    )
    cases = dict(rows.values_list("complaint_id", "case_id"))
    return tuple(
        LocatedMention(mention.cluster, mention.complaint, cases[mention.complaint])
        for mention in mentions(actor, complaints=cases)
    )
